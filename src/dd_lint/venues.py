"""The venues that papers appear at: conferences and journals, with every name they go by."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dd_lint.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["VENUES", "Venues", "is_workshop"]

# Acronym as lists write it -> other acronyms and full names. Full names leave out what changes
# from year to year and what comes and goes ("Proceedings of the 2017 IEEE/CVF Conference on").
VENUES: Mapping[str, tuple[str, ...]] = {
    "3DV": ("International Conference on 3D Vision",),
    "AAAI": ("AAAI Conference on Artificial Intelligence", "National Conference on Artificial Intelligence"),
    "AACL": (
        "AACL-IJCNLP",
        "IJCNLP-AACL",
        "Asia-Pacific Chapter of the Association for Computational Linguistics",
    ),
    "AAMAS": ("Autonomous Agents and Multiagent Systems", "Autonomous Agents and Multi-Agent Systems"),
    "ACCV": ("Asian Conference on Computer Vision",),
    "ACL": (
        "ACL-IJCNLP",
        "Annual Meeting of the Association for Computational Linguistics",
        "Annual Meeting of the Association of Computational Linguistics",
        "Annual Meeting of the ACL",
        "Association for Computational Linguistics",
    ),
    "ACM MM": (
        "MM",
        "ACM Multimedia",
        "ACM International Conference on Multimedia",
        "ACM Conference on Multimedia",
    ),
    "ACML": ("Asian Conference on Machine Learning",),
    "ACSAC": ("Annual Computer Security Applications Conference",),
    "ADMA": ("International Conference on Advanced Data Mining and Applications",),
    "AI": ("Artificial Intelligence", "Artificial Intelligence Journal", "AIJ"),
    "AISec": ("Workshop on Artificial Intelligence and Security",),
    "AIST": ("International Conference on Analysis of Images, Social Networks and Texts",),
    "AISTATS": ("International Conference on Artificial Intelligence and Statistics",),
    "ALT": ("International Conference on Algorithmic Learning Theory",),
    "Applied Sciences": (),
    "Applied Soft Computing": ("ASOC", "ASC"),
    "ARR": ("ACL Rolling Review",),
    "arXiv": ("arXiv preprint", "arXiv e-prints", "CoRR", "Computing Research Repository", "arXiv.org"),
    "ASE": ("International Conference on Automated Software Engineering",),
    "Asia CCS": ("ACM Asia Conference on Computer and Communications Security",),
    "ASONAM": ("Advances in Social Networks Analysis and Mining",),
    "ASPLOS": ("Architectural Support for Programming Languages and Operating Systems",),
    "ASRU": (
        "Automatic Speech Recognition and Understanding Workshop",
        "Automatic Speech Recognition and Understanding",
    ),
    "AutoML": ("International Conference on Automated Machine Learning",),
    "BigData": ("International Conference on Big Data",),
    "Bioimaging": (
        "International Joint Conference on Biomedical Engineering Systems and Technologies",
        "International Conference on Bioimaging",
    ),
    "Bioinformatics": (),
    "bioRxiv": (),
    "BMVC": ("British Machine Vision Conference",),
    "BSPC": ("Biomedical Signal Processing and Control",),
    "CBM": ("Computers in Biology and Medicine", "Comput. Biol. Med."),
    "CCS": ("ACM CCS", "ACM SIGSAC Conference on Computer and Communications Security", "SIGSAC"),
    "CGF": ("Computer Graphics Forum",),
    "CHI": ("Conference on Human Factors in Computing Systems", "SIGCHI"),
    "CIKM": (
        "International Conference on Information and Knowledge Management",
        "Conference on Information & Knowledge Management",
    ),
    "CL": ("Computational Linguistics",),
    "CMPB": ("Computer Methods and Programs in Biomedicine",),
    "Cognitive Computation": (),
    "CogSci": ("Annual Meeting of the Cognitive Science Society",),
    "COLING": ("LREC-COLING", "International Conference on Computational Linguistics"),
    "CoLLAs": ("Conference on Lifelong Learning Agents",),
    "COLM": ("Conference on Language Modeling",),
    "COLT": ("Conference on Learning Theory", "Conference on Computational Learning Theory"),
    "Communications of the ACM": ("CACM", "Commun. ACM"),
    "CoNLL": ("Computational Natural Language Learning",),
    "COPA": ("Conformal and Probabilistic Prediction with Applications",),
    "CoRL": ("Conference on Robot Learning",),
    "CPAL": ("Conference on Parsimony and Learning",),
    "CVIU": ("Computer Vision and Image Understanding",),
    "CVM": ("Computational Visual Media",),
    "CVPR": ("Computer Vision and Pattern Recognition",),
    "DAC": ("Design Automation Conference",),
    "DASFAA": ("Database Systems for Advanced Applications",),
    "DATE": ("Design, Automation and Test in Europe", "Design, Automation & Test in Europe"),
    "DMKD": ("DAMI", "Data Mining and Knowledge Discovery"),
    "DSAA": ("Data Science and Advanced Analytics",),
    "DSN": ("Dependable Systems and Networks",),
    "EAAI": ("Engineering Applications of Artificial Intelligence",),
    "EACL": (
        "European Chapter of the Association for Computational Linguistics",
        "European Chapter of the ACL",
    ),
    "ECAI": ("European Conference on Artificial Intelligence",),
    "ECCV": ("European Conference on Computer Vision",),
    "ECIR": ("European Conference on Information Retrieval", "Advances in Information Retrieval"),
    "ECML-PKDD": (
        "ECML",
        "PKDD",
        "European Conference on Machine Learning",
        "European Conference on Machine Learning and Knowledge Discovery in Databases",
        "Machine Learning and Knowledge Discovery in Databases",
        "Principles and Practice of Knowledge Discovery in Databases",
    ),
    "EGSR": ("Eurographics Symposium on Rendering",),
    "EMNLP": ("EMNLP-IJCNLP", "EMNLP-CoNLL", "Empirical Methods in Natural Language Processing"),
    "ESANN": ("European Symposium on Artificial Neural Networks",),
    "ESORICS": ("European Symposium on Research in Computer Security",),
    "ESWA": ("Expert Systems with Applications",),
    "ESWC": ("European Semantic Web Conference", "Extended Semantic Web Conference"),
    "EuroS&P": ("European Symposium on Security and Privacy",),
    "EuroSys": ("European Conference on Computer Systems",),
    "EUSIPCO": ("European Signal Processing Conference",),
    "FAccT": ("FAT*", "Conference on Fairness, Accountability, and Transparency"),
    "FAST": ("Conference on File and Storage Technologies",),
    "FCCM": ("Field-Programmable Custom Computing Machines",),
    "FG": ("Automatic Face and Gesture Recognition", "Automatic Face & Gesture Recognition"),
    "FGCS": ("Future Generation Computer Systems",),
    "FOCS": ("Symposium on Foundations of Computer Science",),
    "FPGA": ("International Symposium on Field-Programmable Gate Arrays",),
    "FPL": ("Field-Programmable Logic and Applications", "Field Programmable Logic and Applications"),
    "FSE": ("ESEC/FSE", "Foundations of Software Engineering"),
    "GECCO": ("Genetic and Evolutionary Computation Conference",),
    "HPCA": (
        "International Symposium on High-Performance Computer Architecture",
        "International Symposium on High Performance Computer Architecture",
    ),
    "HPDC": ("High-Performance Parallel and Distributed Computing",),
    "ICAIF": ("International Conference on AI in Finance",),
    "ICANN": ("International Conference on Artificial Neural Networks",),
    "ICAPS": ("International Conference on Automated Planning and Scheduling",),
    "ICASSP": ("Acoustics, Speech and Signal Processing", "Acoustics, Speech, and Signal Processing"),
    "ICC": ("International Conference on Communications",),
    "ICCAD": (
        "International Conference on Computer-Aided Design",
        "International Conference on Computer Aided Design",
    ),
    "ICCD": ("International Conference on Computer Design",),
    "ICCP": ("International Conference on Computational Photography",),
    "ICCV": ("International Conference on Computer Vision",),
    "ICDAR": ("International Conference on Document Analysis and Recognition",),
    "ICDCS": ("International Conference on Distributed Computing Systems",),
    "ICDE": ("International Conference on Data Engineering",),
    "ICDM": ("International Conference on Data Mining",),
    "ICDT": ("International Conference on Database Theory",),
    "ICIP": ("International Conference on Image Processing",),
    "ICLR": ("International Conference on Learning Representations",),
    "ICME": (
        "International Conference on Multimedia and Expo",
        "International Conference on Multimedia & Expo",
    ),
    "ICMI": ("International Conference on Multimodal Interaction",),
    "ICML": ("International Conference on Machine Learning",),
    "ICMLA": ("International Conference on Machine Learning and Applications",),
    "ICMLC": (
        "International Conference on Machine Learning and Computing",
        "International Conference on Machine Learning and Cybernetics",
    ),
    "ICMR": ("International Conference on Multimedia Retrieval",),
    "ICONIP": ("International Conference on Neural Information Processing",),
    "ICPR": ("International Conference on Pattern Recognition",),
    "ICPRAM": ("International Conference on Pattern Recognition Applications and Methods",),
    "ICRA": ("International Conference on Robotics and Automation",),
    "ICSE": ("International Conference on Software Engineering",),
    "ICWSM": (
        "International AAAI Conference on Web and Social Media",
        "International Conference on Web and Social Media",
    ),
    "IEEE Access": (),
    "IEEE Communications Letters": ("IEEE Commun. Lett.",),
    "IEEE Communications Magazine": ("IEEE Commun. Mag.",),
    "IEEE Internet of Things Journal": ("IoT Journal", "IoTJ", "IEEE IoT-J", "Internet of Things Journal"),
    "IEEE Network": (),
    "IEEE S&P": (
        "S&P",
        "SP",
        "Oakland",
        "IEEE Symposium on Security and Privacy",
        "Symposium on Security and Privacy",
    ),
    "IJCAI": (
        "IJCAI-ECAI",
        "International Joint Conference on Artificial Intelligence",
        "International Joint Conferences on Artificial Intelligence",
    ),
    "IJCB": ("International Joint Conference on Biometrics",),
    "IJCNLP": ("International Joint Conference on Natural Language Processing",),
    "IJCNN": ("International Joint Conference on Neural Networks",),
    "IJCV": ("International Journal of Computer Vision",),
    "IJMLC": ("International Journal of Machine Learning and Cybernetics",),
    "IJRR": ("International Journal of Robotics Research",),
    "INFOCOM": ("Conference on Computer Communications",),
    "Information Fusion": ("Inf. Fusion",),
    "Information Sciences": ("INS", "Inf. Sci."),
    "Interspeech": ("Conference of the International Speech Communication Association",),
    "IPDPS": ("International Parallel and Distributed Processing Symposium",),
    "IPM": ("Information Processing and Management", "Information Processing & Management", "IP&M"),
    "IPMI": ("Information Processing in Medical Imaging",),
    "IROS": ("International Conference on Intelligent Robots and Systems", "Intelligent Robots and Systems"),
    "ISBI": ("International Symposium on Biomedical Imaging",),
    "ISCA": ("International Symposium on Computer Architecture",),
    "ISCAS": ("International Symposium on Circuits and Systems",),
    "ISIT": ("International Symposium on Information Theory",),
    "ISMAR": ("International Symposium on Mixed and Augmented Reality",),
    "ISSTA": ("International Symposium on Software Testing and Analysis",),
    "ISWC": ("International Semantic Web Conference",),
    "ITSC": ("International Conference on Intelligent Transportation Systems",),
    "IV": ("Intelligent Vehicles Symposium",),
    "IWQoS": (
        "International Symposium on Quality of Service",
        "International Workshop on Quality of Service",
    ),
    "JACM": ("Journal of the ACM", "J. ACM"),
    "JAIR": ("Journal of Artificial Intelligence Research",),
    "JBHI": ("Journal of Biomedical and Health Informatics",),
    "JETC": ("Journal on Emerging Technologies in Computing Systems",),
    "JMLR": ("Journal of Machine Learning Research", "J. Mach. Learn. Res."),
    "JSAC": ("Journal on Selected Areas in Communications",),
    "JSTARS": ("Journal of Selected Topics in Applied Earth Observations and Remote Sensing",),
    "JSTSP": ("J-STSP", "Journal of Selected Topics in Signal Processing"),
    "JVCIR": ("Journal of Visual Communication and Image Representation",),
    "KAIS": ("Knowledge and Information Systems",),
    "KBS": ("Knowledge-Based Systems", "Knowl. Based Syst."),
    "KDD": (
        "SIGKDD",
        "Conference on Knowledge Discovery and Data Mining",
        "Conference on Knowledge Discovery & Data Mining",
        "Conference on Knowledge Discovery in Data Mining",
    ),
    "L4DC": ("Learning for Dynamics and Control",),
    "LoG": ("Learning on Graphs Conference", "Learning on Graphs"),
    "LREC": ("Language Resources and Evaluation",),
    "MedIA": ("MIA", "Medical Image Analysis"),
    "MICCAI": (
        "Medical Image Computing and Computer-Assisted Intervention",
        "Medical Image Computing and Computer Assisted Intervention",
    ),
    "MICRO": ("International Symposium on Microarchitecture",),
    "MIDL": ("Medical Imaging with Deep Learning",),
    "MILCOM": ("Military Communications Conference",),
    "ML": ("Machine Learning", "Machine Learning Journal", "MLJ", "Mach. Learn."),
    "MLST": ("Machine Learning: Science and Technology",),
    "MLSys": (
        "SysML",
        "Conference on Machine Learning and Systems",
        "Proceedings of Machine Learning and Systems",
    ),
    "MM Asia": ("MMAsia", "ACM Multimedia Asia"),
    "MMM": ("International Conference on Multimedia Modeling", "MultiMedia Modeling"),
    "MobiCom": ("Mobile Computing and Networking",),
    "MobiSys": ("Mobile Systems, Applications, and Services",),
    "MSML": ("Mathematical and Scientific Machine Learning",),
    "NAACL": (
        "NAACL-HLT",
        "HLT-NAACL",
        "North American Chapter of the Association for Computational Linguistics",
        "Nations of the Americas Chapter of the Association for Computational Linguistics",
        "North American Chapter of the ACL",
    ),
    "Nature": (),
    "Nature Communications": ("Nat. Commun.",),
    "Nature Computational Science": (),
    "Nature Machine Intelligence": ("Nat. Mach. Intell.",),
    "NDSS": ("Network and Distributed System Security", "Network and Distributed Systems Security"),
    "Neural Computation": ("NECO", "Neural Comput."),
    "Neural Computing and Applications": ("NCA", "NCAA", "Neural Computing & Applications"),
    "Neural Processing Letters": ("NPL",),
    "NeurIPS": (
        "NIPS",
        "ANIPS",
        "Neural Information Processing Systems",
        "Advances in Neural Information Processing Systems",
        "International Conference on Neural Information Processing Systems",
    ),
    "Neurocomputing": (),
    "NLE": ("Natural Language Engineering", "Natural Language Processing Journal"),
    "NN": ("Neural Networks", "Neural Netw."),
    "NSDI": ("Networked Systems Design and Implementation",),
    "OSDI": ("Operating Systems Design and Implementation",),
    "PACLIC": ("Pacific Asia Conference on Language, Information and Computation",),
    "PAKDD": (
        "Pacific-Asia Conference on Knowledge Discovery and Data Mining",
        "Advances in Knowledge Discovery and Data Mining",
    ),
    "PETS": ("PoPETs", "Privacy Enhancing Technologies"),
    "PG": ("Pacific Graphics",),
    "PLOS ONE": (),
    "PNAS": ("Proceedings of the National Academy of Sciences", "National Academy of Sciences"),
    "PODS": ("Principles of Database Systems",),
    "PPoPP": ("Principles and Practice of Parallel Programming",),
    "PR": ("Pattern Recognition", "Pattern Recognit."),
    "PRCV": (
        "Chinese Conference on Pattern Recognition and Computer Vision",
        "Pattern Recognition and Computer Vision",
    ),
    "PRICAI": ("Pacific Rim International Conference on Artificial Intelligence",),
    "PRL": ("PR Letters", "Pattern Recognition Letters", "Pattern Recognit. Lett."),
    "RA-L": ("Robotics and Automation Letters",),
    "RAID": ("Research in Attacks, Intrusions and Defenses",),
    "RecSys": ("Conference on Recommender Systems",),
    "RLC": ("Reinforcement Learning Conference",),
    "RSS": ("Robotics: Science and Systems",),
    "SaTML": ("Secure and Trustworthy Machine Learning",),
    "SC": (
        "High Performance Computing, Networking, Storage and Analysis",
        "High Performance Computing, Networking, Storage, and Analysis",
    ),
    "Science": (),
    "Science Advances": ("Sci. Adv.",),
    "Scientific Reports": ("Sci. Rep.",),
    "SCIS": ("Science China Information Sciences",),
    "SDM": ("SIAM International Conference on Data Mining", "SIAM Conference on Data Mining"),
    "Sensors": (),
    "SIGGRAPH": (
        "ACM SIGGRAPH",
        "Special Interest Group on Computer Graphics and Interactive Techniques",
        "Annual Conference Series on Computer Graphics and Interactive Techniques",
    ),
    "SIGGRAPH Asia": ("ACM SIGGRAPH Asia",),
    "SIGIR": (
        "Research and Development in Information Retrieval",
        "Research & Development in Information Retrieval",
    ),
    "SIGMOD": (
        "International Conference on Management of Data",
        "Proceedings of the ACM on Management of Data",
        "PACMMOD",
    ),
    "Signal Processing": (),
    "SLT": ("Spoken Language Technology Workshop",),
    "SNAM": ("Social Network Analysis and Mining",),
    "SODA": ("Symposium on Discrete Algorithms",),
    "SOSP": ("Symposium on Operating Systems Principles",),
    "SPAWC": (
        "International Workshop on Signal Processing Advances in Wireless Communications",
        "Signal Processing Advances in Wireless Communications",
    ),
    "SPL": ("Signal Processing Letters",),
    "SPM": ("Signal Processing Magazine",),
    "STOC": ("Symposium on Theory of Computing",),
    "TACL": (
        "Transactions of the Association for Computational Linguistics",
        "Trans. Assoc. Comput. Linguistics",
    ),
    "TAI": ("Transactions on Artificial Intelligence",),
    "TASLP": (
        "Transactions on Audio, Speech, and Language Processing",
        "ACM Transactions on Audio, Speech, and Language Processing",
    ),
    "TBD": ("Transactions on Big Data",),
    "TCAD": ("Transactions on Computer-Aided Design of Integrated Circuits and Systems",),
    "TCAS-I": ("TCS.I", "TCASI", "Transactions on Circuits and Systems I"),
    "TCAS-II": ("TCS.II", "TCASII", "Transactions on Circuits and Systems II"),
    "TCC": ("Transactions on Cloud Computing",),
    "TCE": ("Transactions on Consumer Electronics",),
    "TCSS": ("Transactions on Computational Social Systems",),
    "TCSVT": ("Transactions on Circuits and Systems for Video Technology",),
    "TCYB": ("TYCB", "Transactions on Cybernetics"),
    "TDSC": ("Transactions on Dependable and Secure Computing",),
    "TETCI": ("Transactions on Emerging Topics in Computational Intelligence",),
    "TEVC": ("TEC", "Transactions on Evolutionary Computation"),
    "TGRS": ("Transactions on Geoscience and Remote Sensing",),
    "TIFS": ("Transactions on Information Forensics and Security",),
    "TII": ("Transactions on Industrial Informatics",),
    "TIP": ("Transactions on Image Processing", "Trans. Image Process."),
    "TIST": ("Transactions on Intelligent Systems and Technology",),
    "TIT": ("Transactions on Information Theory",),
    "TITS": ("T-ITS", "Transactions on Intelligent Transportation Systems"),
    "TKDD": ("Transactions on Knowledge Discovery from Data",),
    "TKDE": ("Transactions on Knowledge and Data Engineering", "Trans. Knowl. Data Eng."),
    "TMC": ("Transactions on Mobile Computing",),
    "TMI": ("Transactions on Medical Imaging", "Trans. Medical Imaging"),
    "TMLR": ("Transactions on Machine Learning Research", "Trans. Mach. Learn. Res."),
    "TMM": ("Transactions on Multimedia", "Trans. Multim."),
    "TNNLS": ("Transactions on Neural Networks and Learning Systems", "Trans. Neural Networks Learn. Syst."),
    "TNSE": ("Transactions on Network Science and Engineering",),
    "TODAES": (
        "Transactions on Design Automation of Electronic Systems",
        "Trans. Des. Autom. Electron. Syst.",
    ),
    "TOG": ("Transactions on Graphics", "ACM Trans. Graph."),
    "TOIS": ("Transactions on Information Systems",),
    "TOIT": ("Transactions on Internet Technology",),
    "TOMM": (
        "TOMCCAP",
        "TMCCA",
        "Transactions on Multimedia Computing, Communications, and Applications",
        "Transactions on Multimedia Computing, Communications and Applications",
    ),
    "TPAMI": (
        "PAMI",
        "T-PAMI",
        "Transactions on Pattern Analysis and Machine Intelligence",
        "Trans. Pattern Anal. Mach. Intell.",
    ),
    "TPDS": ("Transactions on Parallel and Distributed Systems",),
    "TRETS": ("Transactions on Reconfigurable Technology and Systems",),
    "TRO": ("T-RO", "Transactions on Robotics"),
    "TrustCom": ("Trust, Security and Privacy in Computing and Communications",),
    "TSC": ("Transactions on Services Computing",),
    "TSMC": (
        "SMC",
        "Transactions on Systems, Man, and Cybernetics",
        "Transactions on Systems, Man and Cybernetics",
    ),
    "TSP": ("Transactions on Signal Processing",),
    "TVCG": ("Transactions on Visualization and Computer Graphics",),
    "TVLSI": (
        "Transactions on Very Large Scale Integration Systems",
        "Transactions on Very Large Scale Integration (VLSI) Systems",
    ),
    "TVT": ("Transactions on Vehicular Technology",),
    "TWEB": ("Transactions on the Web",),
    "UAI": ("Uncertainty in Artificial Intelligence",),
    "UbiComp": ("Pervasive and Ubiquitous Computing",),
    "UIST": ("User Interface Software and Technology",),
    "USENIX ATC": ("ATC", "USENIX Annual Technical Conference"),
    "USENIX Security": ("USENIX Security Symposium",),
    "VCIP": ("Visual Communications and Image Processing",),
    "VISAPP": ("International Conference on Computer Vision Theory and Applications",),
    "VLDB": (
        "PVLDB",
        "Very Large Data Bases",
        "Very Large Databases",
        "Proceedings of the VLDB Endowment",
        "VLDB Endowment",
        "Proc. VLDB Endow.",
    ),
    "VLDB Journal": ("VLDBJ", "The VLDB Journal"),
    "WACV": (
        "Winter Conference on Applications of Computer Vision",
        "Workshop on Applications of Computer Vision",
    ),
    "WASPAA": ("Workshop on Applications of Signal Processing to Audio and Acoustics",),
    "WIFS": ("International Workshop on Information Forensics and Security",),
    "WISE": ("Web Information Systems Engineering",),
    "WMT": ("Conference on Machine Translation", "Workshop on Statistical Machine Translation"),
    "WSDM": ("Web Search and Data Mining",),
    "WWW": (
        "TheWebConf",
        "The Web Conference",
        "ACM Web Conference",
        "International World Wide Web Conference",
        "World Wide Web Conference",
        "International Conference on World Wide Web",
        "World Wide Web",
    ),
}

# Publishers that lists write before an acronym ("IEEE TKDE").
_PUBLISHERS = r"(?:acm|ieee(?: cvf| acm)?|elsevier|mdpi|siam|springer|usenix)"
_ORDINAL = r"(?:19|20)\d\d|\d+(?:st|nd|rd|th)"
_LEADING = rf"(?:(?:in|proc|proceedings|of|the|findings of|annual|{_PUBLISHERS}|{_ORDINAL}) )"
_TRAILING = (
    r" (?:workshops?|findings|datasets and benchmarks?|main|industry|demo|research|track|oral|spotlight"
    r"|poster|best paper|conference|proceedings|vol(?:ume)? \d+|(?:19|20)\d\d|\d{1,3})"
)
# Names that have no capitals to be recognised by, yet are no words of the language.
_COINED = frozenset({"Bioimaging", "Interspeech"})
# Venues whose papers appear in the other one, so that either may be named.
_PUBLISHED_TOGETHER = (
    {"SIGGRAPH", "SIGGRAPH Asia", "TOG"},
    {"CGF", "EGSR", "PG"},
    {"ICRA", "RA-L"},
    {"IROS", "RA-L"},
)
# No name of a venue is longer; cutting keeps every search cheap on any text.
_LONGEST_TEXT = 600
_JOURNAL_WORDS = re.compile(r"\b(?:Journal|Transactions|Trans\.|Letters|Magazine|Surveys)\b")
# Journals whose names do not say so.
_JOURNALS = frozenset(
    "Applied Sciences|Applied Soft Computing|Bioimaging|Bioinformatics|BSPC|CBM|CGF|CL|CMPB|Cognitive Computation|"
    "Communications of the ACM|CVIU|CVM|DMKD|EAAI|ESWA|FGCS|IEEE Access|IEEE Network|Information Fusion|"
    "Information Sciences|IPM|KAIS|KBS|MedIA|MLST|Nature|Nature Communications|Nature Computational Science|"
    "Nature Machine Intelligence|Neural Computation|Neural Computing and Applications|Neurocomputing|NN|PLOS ONE|"
    "PNAS|PR|Science|Science Advances|Scientific Reports|SCIS|Sensors|Signal Processing|SNAM".split("|")
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled on first use, so that importing the module costs nothing."""
    return re.compile(pattern)


def _key(name: str) -> str:
    """A name as the table is searched for it: "ECML PKDD", "ECML-PKDD" and "ECMLPKDD" are one."""
    return fold(name.replace("&", " and ")).replace(" ", "")


def _words(text: str) -> str:
    return fold(text.replace("&amp;", "&").replace("&", " and "))


def _is_acronym(name: str) -> bool:
    """Whether a name is recognised inside other text by its capitals ("CVPR", "ACM MM")."""
    return name in _COINED or any(sum(map(str.isupper, word)) >= 2 for word in name.split())


class Venues:
    """The shipped table and a configuration's own venues, to look names up in.

    `extra` maps an acronym to further names, as `VENUES` does. A name that the table knows
    already then means the configuration's venue.
    """

    def __init__(self, extra: Mapping[str, Sequence[str]] | None = None) -> None:
        self._by_key: dict[str, str] = {}
        self._names: dict[str, Sequence[str]] = {**VENUES, **(extra or {})}
        # First word -> (words of a full name, venue), the longest first.
        self._phrases: dict[str, list[tuple[str, str]]] = {}
        for venue, names in (*VENUES.items(), *(extra or {}).items()):
            for name in (venue, *names):
                words = _words(name)
                if not words:
                    continue
                self._by_key[_key(name)] = venue
                # Two words are too common inside other names: "Neural Networks", "Machine Learning".
                if words.count(" ") >= 2:
                    self._phrases.setdefault(words.partition(" ")[0], []).append((words, venue))
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))
        self._mentions = lru_cache(maxsize=4096)(self._search)

    def canonical(self, name: str) -> str | None:
        """The acronym of a venue by any of its names, whatever their case; None for an unknown one.

        Nothing else may be in `name`, but a publisher, a year, or words that say which part
        of the venue is meant ("NIPS'20", "IEEE TKDE", "ACL Findings", "CVPR Workshops").
        """
        name = name[:_LONGEST_TEXT]
        if found := self._by_key.get(_key(name)):
            return found
        words = _words(name)
        for start in (words, _compiled(rf"^{_LEADING}+").sub("", words)):
            if found := self._shortened(start):
                return found
        before, colon, after = name.partition(":")
        if colon and "findings" in before.lower():
            return self.canonical(after)
        # "CVPRW" is a workshop at CVPR.
        return self._by_key.get(_key(name[:-1])) if _compiled(r"\w{3,}W").fullmatch(name) else None

    def _shortened(self, words: str) -> str | None:
        """The venue of a folded name, which a year or the part of the venue may follow."""
        ending = _compiled(rf"(?:{_TRAILING}|(?<=[a-z])(?:19|20)?\d\d)$")
        while words:
            if found := self._by_key.get(words.replace(" ", "")):
                return found
            shorter = ending.sub("", words)
            if shorter == words:
                break
            words = shorter
        return None

    def full_name(self, name: str) -> str:
        """A venue's name in words, as the table has it; the name itself where it has none."""
        known = self.canonical(name)
        aliases = self._names.get(known, ()) if known else ()
        long = [alias for alias in aliases if " " in alias]
        return next((alias for alias in long if alias.count(" ") > 1), long[0] if long else name)

    def is_journal(self, name: str) -> bool:
        """Whether a venue is known to be a journal."""
        known = self.canonical(name)
        if known is None:
            return False
        return known in _JOURNALS or any(_JOURNAL_WORDS.search(alias) for alias in (known, *self._names[known]))

    def nearest(self, name: str) -> str | None:
        """The venue that a misspelt name probably means; None if there is no clear one."""
        key = _key(name[:_LONGEST_TEXT])
        if len(key) < 4:
            return None
        swapped = {
            venue
            for place in range(len(key) - 1)
            if (venue := self._by_key.get(key[:place] + key[place + 1] + key[place] + key[place + 2 :]))
        }
        if len(swapped) == 1:
            return swapped.pop()
        # Short acronyms are neighbours of each other by nature.
        if len(key) < 6:
            return None
        from difflib import get_close_matches  # only few names need it

        close = get_close_matches(key, self._by_key, n=3, cutoff=0.84)
        venues = {self._by_key[match] for match in close}
        return venues.pop() if len(venues) == 1 else None

    def names(self, text: str, venue: str) -> bool:
        """Whether a booktitle or journal names a venue, by its acronym or by any other name.

        A venue that the table does not know has to be there literally.
        """
        text = text[:_LONGEST_TEXT]
        canonical = self.canonical(venue)
        if canonical is None:
            return bool(words := _words(venue)) and f" {words} " in f" {_words(text)} "
        wanted = {canonical}.union(*(venues for venues in _PUBLISHED_TOGETHER if canonical in venues))
        return not wanted.isdisjoint(self._mentions(text))

    def find(self, text: str) -> str | None:
        """The venue that a booktitle or journal names; None if it is not certain.

        "NeurIPS" for "Advances in Neural Information Processing Systems 32"; "arXiv" for
        "arXiv preprint arXiv:2001.01234" and for "CoRR".
        """
        return next(iter(self._mentions(text[:_LONGEST_TEXT])), None)

    def _search(self, text: str) -> tuple[str, ...]:
        """All venues that a text names, the most certain first."""
        if _compiled(r"\W*(?i:arxiv|corr)\b").match(text):
            return ("arXiv",)
        bare = text.replace("{", "").replace("}", "")
        acronyms = self._acronyms(bare)
        if whole := self.canonical(bare):
            return tuple(dict.fromkeys((whole, *acronyms)))
        parenthesised = [self.canonical(inside) for inside in _compiled(r"\(([^(),]*)").findall(bare)]
        found = (*parenthesised, *self._full_names(bare), *acronyms)
        return tuple(dict.fromkeys(venue for venue in found if venue))

    def _acronyms(self, text: str) -> Iterator[str]:
        """Venues whose acronym is a word of a text, written with its capitals."""
        words = _compiled(r"[^\W_](?:[^\W_]|[-&](?=[^\W_]))*").findall(text)
        in_pair: set[str] = set()
        for pair in pairwise(words):
            # "SIGGRAPH Asia" does not name SIGGRAPH.
            if _is_acronym(name := " ".join(pair)) and (venue := self._by_key.get(_key(name))):
                in_pair.update(pair)
                yield venue
        for word in words:
            if word not in in_pair and _is_acronym(word) and (venue := self.canonical(word)):
                yield venue
                if len(joint := [self._by_key.get(_key(part)) for part in word.split("-")]) > 1:
                    yield from filter(None, joint)

    def _full_names(self, text: str) -> list[str]:
        """Venues whose full name is in a text and in no longer name there, the longest name first."""
        words = _words(text).split()
        padded = " ".join(words) + " "
        found: list[tuple[int, str]] = []
        position = end = 0
        for word in words:
            if position >= end:
                for phrase, venue in self._phrases.get(word, ()):
                    if padded.startswith(f"{phrase} ", position):
                        found.append((-len(phrase), venue))
                        end = position + len(phrase)
                        break
            position += len(word) + 1
        return [venue for _, venue in sorted(found, key=lambda item: item[0])]


@cache
def _workshop_names() -> tuple[str, ...]:
    names = (_words(name) for names in VENUES.values() for name in names)
    return tuple(name for name in names if "workshop" in name)


def is_workshop(text: str) -> bool:
    """Whether a booktitle or a venue is a workshop ("…, Workshop", "CVPRW").

    A conference that only calls itself one ("Spoken Language Technology Workshop") is none.
    """
    words = _words(text[:_LONGEST_TEXT])
    if "workshop" in words:
        for name in _workshop_names():
            words = words.replace(name, "")
        return _compiled(r"\bworkshops?\b").search(words) is not None
    acronyms = _compiled(r"\b(\w{3,})W(?:\d{2,4})?\b").findall(text[:_LONGEST_TEXT])
    return any(acronym in VENUES for acronym in acronyms)
