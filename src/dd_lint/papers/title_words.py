"""The words that titles of papers have often, and names of people hardly ever.

They are those of at least 40 of 164,038 titles of computer science, which at most a twentieth as many authors
of these have in their names, with words of the titles of other fields beside them.
"""

from __future__ import annotations

TITLE_WORDS = frozenset(
    """
    ability abnormal about absolute abstract abstraction abstractions abstractive academic accelerate
    accelerated accelerating acceleration accent access accessibility accessible account accuracy accurate
    achieving acm acoustic acoustics acquisition across act action actions activation activations active
    activities activity actor acyclic adapt adaptation adapted adapter adapters adapting adaption adaptive
    adaptively adaptivity adding additive addressing adjustment admm adoption ads adults advanced advances
    advancing advantage adversarial adversarially adversary adverse advertising advice aerial aesthetic
    aesthetics affect affective affine affinity after against age agency agent agents aggregate aggregated
    aggregating aggregation agnostic agreement aid aided air algebra algebraic algorithm algorithmic
    algorithms align aligned aligning alignment all alleviating allocation allocations almost alpha
    alternating alternative always alzheimer amazon ambiguity ambiguous among amortized amplification
    amplitude an analog analyses analysis analytic analytical analytics analyzing anchor and android angle
    angular animal animation anisotropic annealing annotated annotation annotations anomalies anomalous
    anomaly anonymization anonymous answer answering answers antenna anti any anything anytime apache aperture
    app appearance application applications applied applying approach approaches approval approximate
    approximately approximating approximation approximations apps arabic arbitrary architecture architectures
    are area areas argument argumentation arithmetic arm armed arms around array arrays arrival articles
    articulated articulation articulatory artifact artifacts artificial as ascent ask aspect aspects asr
    assembly assessing assessment assignment assistance assistant assistants assisted assistive associated
    association associative assumption assumptions asymmetric asymptotic asymptotically asynchronous at atomic
    attack attacks attend attention attentional attentive attitudes attribute attributed attributes
    attribution auc auction auctions audience audio audiovisual auditing auditory augmentation augmentations
    augmented augmenting authentication author authoring autism auto autoencoder autoencoders automata
    automated automatic automatically automating automation automotive autonomous autonomy autoregressive
    auxiliary avatar avatars average averaging avoiding aware awareness axiomatic backdoor background
    backpropagation backward bad bag balance balanced balancing band bandit bandits bandwidth barrier barriers
    base based baseline baselines bases basis batch bayes bayesian beam beamformer beamforming before behavior
    behavioral behaviors behaviour behind being belief bellman benchmark benchmarking benchmarks benefit
    benefits bernoulli best beta better between beyond bias biased biases bidding bidirectional big bilateral
    bilevel bilinear bilingual billion binary binaural biological biologically biomedical biometric bipartite
    birds bit blending blind block blockchain blocks blur body boltzmann boolean boost boosted boosting
    bootstrap bootstrapping bot bottleneck bottom bound boundaries boundary bounded bounding bounds box brain
    branch branching breaking breathing bregman bridging bringing broadcast browser browsing budget budgeted
    build building bundle burst business but by byzantine cache caching calculus calibrated calibrating
    calibration call camera cameras can cancellation cancer candidate canonical capabilities capability
    capacity capsule caption captioning captions capture capturing card cardiac cardinality care cascade
    cascaded cascades cascading case catastrophic categorical categories categorization category causal
    causality cause cell cells cellular center centered central centrality centric certified chain chains
    challenge challenges challenging change changes changing channel channels character characteristics
    characterization characterizing characters chatbot check checking child children chinese choice choices
    circuit circuits circular citation city class classes classical classification classifier classifiers
    classify classifying classroom clean cleaning click clicks client climate clinical clip clique cloning
    closed closer closing closure clothing cloud clouds cluster clustered clustering clusters cnn cnns
    coalition coarse cochlear code codebook codec coded codes coding coefficients cognition cognitive
    coherence coherent cold collaboration collaborative collapse collection collections collective color
    coloring colorization column combating combination combinatorial combined combining command comments
    commerce commercial common commonsense communication communications communities community compact
    comparative comparing comparison comparisons compatibility compatible compensation competing competition
    competitive compilation complementary complete completeness completion complex complexity component
    components composite composition compositional compound comprehension comprehensive compressed compressing
    compression compressive computation computational computationally computations compute computer computing
    concave concentration concept concepts conceptual concurrent condition conditional conditioned
    conditioning conditions confidence configuration conflict conformal conformer confounders confounding
    confusion congestion conjugate connected connecting connection connections connectivity conquer consensus
    conservation conservative considerations considering consistency consistent constancy constant constrained
    constraint constraints constructing construction consumer consumption contact content contents context
    contexts contextual contextualized continual continuous contour contours contrast contrastive contribution
    control controllable controlled controller controllers controlling convergence convergent conversation
    conversational conversations conversion convex convexity convolution convolutional convolutions
    cooperation cooperative coordinate coordinated coordination copula copy core coresets corpora corpus
    correct correcting correction correlated correlation correlations correspondence correspondences corrupted
    corruption cortical cosine cost costs count counterfactual counting coupled coupling covariance covariate
    cover coverage covering covid create creating creation creative creativity credibility credit criteria
    criterion critic critical cross crossing crowd crowded crowds crowdsourced crowdsourcing ctc ctr cue cues
    cultural cumulative curation current curriculum curse curvature curve curves customer customization
    customized cut cuts cutting cyber cycle cycles cyclic daily dark data database databases datalog dataset
    datasets debiased debiasing deblurring debugging decay decentralized deception decision decisions
    declarative decoder decoders decoding decomposable decomposed decomposition decompositions deconvolution
    decoupled decoupling deep deeper deepfake defending defense defenses defined defocus deformable
    deformation degradation degree dehazing delay delayed delays delivery delta delving demand dementia
    demonstration demonstrations demystifying denoising dense densely densities density dependence
    dependencies dependency dependent deployment depression depth deraining dereverberation derivative descent
    describing description descriptions descriptor descriptors design designers designing designs detail
    detailed details detect detecting detection detector detectors determinantal determination determining
    deterministic detr developing development device devices diagnosing diagnosis diagnostic diagonal diagrams
    dialect dialog dialogue dialogues diarization dictionaries dictionary did difference differences different
    differentiable differential differentially differentiation difficulty diffusion digital dilated dimension
    dimensional dimensionality dimensions direct directed direction directional directions directly dirichlet
    disagreement disambiguation disaster disclosure discourse discover discovering discovery discrepancy
    discrete discriminant discrimination discriminative discriminator discussion disease disentangled
    disentanglement disentangling disorder disparity display displays distance distances distant distillation
    distilling distinct distortion distributed distribution distributional distributionally distributions
    divergence divergences diverse diversification diversified diversity divide division dna dnn dnns do doa
    document documents does domain domains dominance double doubly down downstream drawing drift driven driver
    driving drone dropout drug dual duality dueling duplicate duration during dyadic dynamic dynamical
    dynamically dynamics dysarthric each early earth easy ecg echo ecology economic economics edge edges edit
    editing education educational eeg effect effective effectiveness effects efficiency efficient efficiently
    effort ego egocentric eigenvalue elastic election elections electric electronic element elements
    elicitation elimination email embedded embedding embeddings embodied emergence emergency emergent emerging
    emotion emotional emotions emphk empirical empowering enable enabled enabling encoder encoders encoding
    encrypted encryption end energy enforcing engagement engaging engine engineering engines english enhance
    enhanced enhancement enhancing enough enriched enriching ensemble ensembles ensembling enterprise entities
    entity entropic entropy entry enumeration envelope environment environmental environments episodic
    epistemic epsilon equal equalization equation equations equilibria equilibrium equivalence equivariance
    equivariant error errors estimate estimated estimates estimating estimation estimator estimators ethical
    ethics euclidean evaluate evaluating evaluation evaluations event events every everyday evidence evolution
    evolutionary evolving exact examination examining example examples exchange excitation execution exemplar
    existential expanding expansion expectation expected experience experiences experiment experimental
    experimentation experiments expert expertise experts explain explainability explainable explaining
    explanation explanations explicit exploit exploitation exploiting exploration exploratory explore
    exploring exponential exposure expression expressions expressive extended extending extensible extension
    extensions extensive external extract extracting extraction extractive extrapolation extreme extremely eye
    eyes fabrication face facebook faces faceted facial facilitate facilitating facility fact factor factored
    factorization factorized factors failure failures fair fairness faithful fake false families family
    fashion fast faster fault feasibility feature features federated feed feedback feedforward few fewer
    fidelity field fields filling filter filtering filters financial find finding fine finetuning
    fingerprinting finite fire first fit fitting fixed flash flat flexible flight flow flows fluid fly fmri
    focal focus focused focusing follow following food footprint for force forecast forecasting foreground
    forensic forests forgery forgetting form formation forms formulas formulation forums forward foundation
    foundations four fourier fractional frame frames framework frameworks fraud free frequency frequent friend
    friendly friends from front full fully function functional functions fundamental fused fusing fusion
    future fuzzy gain gait game games gaming gamma gans gap gaps gated gating gaussian gaussians gaze gcn
    gender general generalisation generalised generalizable generalization generalize generalized generalizing
    generate generated generating generation generative generator generators generic genetic genre geo
    geodesic geographic geographical geometric geometry geospatial gesture gestures get global globally
    glottal gnn gnns goal goals going good goods google gps gpu gradient gradients grained grammar grammars
    granularity graph grapheme graphical graphics graphs greedy grid grids ground grounded grounding group
    grouping groups growing growth guarantee guaranteed guarantees guidance guide guided guiding hadoop half
    halfspaces hallucination hamiltonian hand handling hands handwritten haptic hard hardness hardware
    harmonic harmonization harnessing harvesting has hash hashing hate have hawkes hci hdr head heads health
    healthcare hearing heart heavy help helps here hessian heterogeneity heterogeneous heuristic heuristics
    hevc hidden hiding hierarchical hierarchically hierarchies hierarchy high higher highly hindsight
    histogram histograms historical history hmm hoc holistic home homogeneous homology homophily hop horizon
    hot how human humans hybrid hyper hyperbolic hypergraph hypergraphs hyperparameter hyperspectral
    hypotheses hypothesis ica ideal identifiability identification identify identifying identity iid
    illumination image imagenet imagery images imaging imbalance imbalanced imitation immersive impact impacts
    impaired impairment impairments imperfect implementation implementing implications implicit importance
    important improve improved improvement improvements improves improving impulse imputation in incentive
    incentives inclusive incomplete inconsistency inconsistent incorporating increasing incremental
    independence independent index indexes indexing indian indicators indirect individual individuals
    indivisible indoor induced inducing induction inductive industrial industry inequalities inequality
    inertial infer inference inferring infinite influence influences influential informatics information
    informative informed infrared infrastructure initial initialization injection inner innovation inpainting
    input inputs inside insights inspired instance instances instant instruction instructional instructions
    integer integral integrated integrating integration integrity intelligence intelligent intelligibility
    intensity intensive intent intention inter interacting interaction interactions interactive interest
    interests interface interfaces interference intermediate internal international internet interpolation
    interpretability interpretable interpretation interpreting intersection interval intervals intervention
    interventions into intra intrinsic introducing introduction intrusive invariance invariant inverse
    inversion inverted invertible investigating investigation invisible iot irregular is ising isomorphism
    issues item items iterated iteration iterative iteratively its japanese job join joins joint jointly jpeg
    judgments jump kalman kernel kernelized kernels keyboard keypoint keypoints keyword knapsack know knowing
    knowledge known kronecker lab label labeled labeling labels lagrangian landmark landmarks landscape
    langevin language languages laplace laplacian large lasso last latency latent lateral lattice law laws
    layer layered layers layout lazy lda lead leakage learn learnability learnable learned learner learners
    learning least left legal length lens less lessons let level levels leverage leveraging lexical lexicon
    library lidar life lifelong lifted lifting light lighting lightweight like likelihood limit limitations
    limited limits linear linearly lines lingual linguistic link linkage linked linkedin linking links lip
    lipschitz listen listeners listening lists lite literature live living llm llms load local localisation
    locality localization localized localizing locally location locations log logarithmic logic logical logics
    logistic logit logs longitudinal look looking loop loss losses lossless lossy lottery lower lstm machine
    machines macro made magnetic magnitude maintaining maintenance make makes making malicious malware
    management managing mandarin manifold manifolds manipulating manipulation manufacturing many map mapping
    mappings mapreduce maps margin marginal market marketing markets markov markovian mask masked masking
    masks massive massively match matching matchings material materials math mathematical mathscrl matrices
    matrix matroid matter matters matting maximal maximization maximizing maximum mbox mcmc mdp mdps mean
    meaningful means measure measurement measurements measures measuring mechanism mechanisms media median
    mediated medical meeting meetings meets membership memorization memory mental merge merging mesh meshes
    message messages meta metadata method methodology methods metric metrics micro microblog microblogs
    microphone microscopy mid millimeter million mimo mind mini minima minimal minimax minimization minimizing
    minimum mining mirror misinformation mismatch mismatched mispronunciation missing mitigate mitigating
    mitigation mix mixed mixing mixture mixtures mixup mlp mmwave mobile mobility modal modalities modality
    mode model modeling modelling models modern modes modification modified modular modulated modulation
    module modules molecular molecule moment moments momentum monaural monitoring monocular monotone monotonic
    monotonicity monte more morphable most motif motion motions motivated motivation motor mounted mouse move
    movement movements movie movies moving mrf mrfs mri much multi multiagent multichannel multiclass
    multidimensional multilabel multilayer multilevel multilinear multilingual multimedia multimodal
    multinomial multiple multiplex multiplication multiplicative multipliers multiscale multispectral
    multitask multivariate multiview music musical mutual naive name named narrative narratives nas native
    natural navigating navigation near nearest nearly necessary need needs negative negotiation neighbor
    neighborhood neighbors nerf nested net nets network networked networks neural neuro neuromorphic neuron
    neuronal neurons new news next nlp nmf node nodes noise noisy non nonconvex nonlinear nonnegative
    nonparametric nonsmooth norm normal normalization normalized normalizing norms not novel novelty nuclear
    number numerical object objective objectives objects oblivious observability observable observation
    observational observations observed occluded occlusion occupancy occurrence ode odes odometry of ofdm off
    offline offs old older omnidirectional on once one online only onto ontologies ontology ood open operation
    operations operator operators opinion opinions opportunities optical optimal optimality optimally
    optimisation optimistic optimization optimize optimized optimizer optimizing option options oracle oracles
    order ordered ordering ordinal ordinary organization organizing orientation oriented orthogonal other out
    outcome outcomes outdoor outlier outliers output outputs over overcoming overfitting overlap overlapping
    overparameterized overview owl own pac paced packing pagerank pages painting pair paired pairs pairwise
    panoptic panoramic paper paradigm parallel parameter parameterization parameterized parameters parametric
    pareto parkinson parsing part partial partially participation participatory particle partition
    partitioning parts party passage passing passive past patch patches patent path pathological pathology
    paths patient patients pattern patterns pca peak pedestrian penalized penalty people perceived perception
    perceptions perceptron perceptual perfect performance periodic permutation persistence persistent person
    personal personality personalization personalized personalizing perspective perspectives perturbation
    perturbations perturbed phase phishing phone phoneme phones phonetic photo photometric photorealistic
    photos phrase phrases physical physically physics physiological picture piecewise pilot pipeline pipelines
    pitch pixel pixels place placement plan planar plane planning plans plasticity platform platforms
    plausible play player players playing plda plug poi point pointing points poisoning poisson polar
    polarization policies policy political polynomial polynomials polyphonic pomdps pooling popular popularity
    population populations portfolio portrait pose poses position positional positive possible post posterior
    posts potential potentials power powered powerful practical practice practices pre precise precision
    precoding predict predicting prediction predictions predictive predictor predictors preference preferences
    preliminary preprocessing presence presentation preservation preserved preserving pressure pretrained
    pretraining preventing pricing primal primitives principal principle principled principles printed prior
    priors privacy private privileged proactive probabilistic probabilities probability probing problem
    problems procedural procedure process processes processing processor product production products
    professional profile profiles profiling program programming programs progress progression progressive
    project projected projection projections projective projects promote promoting prompt prompting prompts
    pronunciation proof propagation proper properties property proportional proposal proposals prosodic
    prosody protecting protection protein protocol protocols prototype prototypes prototypical prototyping
    provable provably provenance providing proxies proximal proximity proxy pruning pseudo public pure purpose
    pursuit push pushing pyramid python quadratic qualitative quality quantification quantifying quantile
    quantitative quantization quantized quantum quasi quaternion queries query querying question questions
    radar radial radiance radio rain random randomization randomized range rank ranked ranking rankings rapid
    rare rate rates rating ratings ratio rational raw rdf reachability reader reading real realistic reality
    really realtime reasoning recall recent receptive recipe reciprocal recognition recognizing recommendation
    recommendations recommender recommenders recommending reconfigurable reconstructing reconstruction record
    recording recordings records recovering recovery rectification recurrent recursive reduce reduced reducing
    reduction redundancy reference referring refined refinement refining reflectance reflection reflective
    reformulation regime region regional regions registration regression regret regular regularization
    regularized regularizer regularizers regularizing regulation reinforced reinforcement rejection related
    relation relational relations relationship relationships relative relaxation relaxations relaxed release
    relevance relevant reliability reliable relu remote removal removing rendering repair repeated replacement
    replay report representation representations representative representing reputation requirements rescoring
    research residual resilient resolution resolving resonance resource resources respiratory response
    responses responsible restoration restricted result results retargeting rethinking retinal retrieval
    retrieving return reuse reveal revealing revenue reverberant reverberation reverse reversible review
    reviews revision revisited revisiting reward rewards reweighted reweighting rewriting rgb rgbd ride ridge
    riemannian right rigid risk risks rnn rnns road robot robotic robots robust robustness role roles rolling
    room root rotation round route routing rule rules rumor runtime rural saddle safe safety saliency salient
    same sample sampled sampler samples sampling sat satellite satisfaction satisfiability scalability
    scalable scale scaled scaling scan scanning scans scattering scenario scenarios scene scenes scheduling
    schema scheme schemes school science scientific score scores scoring scratch screen screening search
    searching second secondary secure security seed seeing seeking segment segmentation segmenting segments
    select selecting selection selective self semantic semantically semantics semi semidefinite sense sensing
    sensitive sensitivity sensor sensors sensory sentence sentences sentiment separable separating separation
    sequence sequences sequential series server service services session sessions set sets setting settings
    severity sgd shading shadow shallow shape shaped shapes shaping shapley share shared sharing sharpness
    shift shifting shifts shopping short shortest shot should show shrinkage shutter siamese side sided sight
    sigir sign signal signals signature signatures signed significant silent similar similarities similarity
    simple simpler simplex simplicial simplified simulated simulating simulation simulations simulator
    simultaneous simultaneously singing single singular sinkhorn sites situ situated situation size sizes
    skeleton sketch sketches sketching skill skills skin skip slam sleep slice sliced slide sliding slot slow
    small smart smartphone smartphones smooth smoothed smoothing smoothness snapshot snr social socially socio
    soft softmax software solution solutions solve solver solvers solving some sorting sound sounds source
    sources space spaces spam span spanning spark sparql sparse sparsely sparsification sparsity spatial
    spatially spatio spatiotemporal speak speaker speakers speaking species specific spectra spectral
    spectrogram spectrum speech speeding sphere spherical spike spiking spline split splitting spoken
    sponsored spontaneous spoofing sports spot spotting spread spurious sql square squares stability
    stabilization stabilizing stable stacked stackelberg stage stance standard star start state states static
    stationary statistical statistically statistics status steering steganography step steps stereo still
    stitching stochastic stop stopping storage store stores stories story storytelling strategic strategies
    strategy stratified stream streaming streams strength stress string stroke strong stronger strongly
    structural structure structured structures student students studies study studying style stylegan sub
    subgraph subgraphs subject subjective sublinear submodular subsampling subset subspace subspaces success
    successive succinct sufficient suggestion sum summaries summarization summarizing summary super superpixel
    supervised supervision support supported supporting suppression surface surfaces surrogate surrogates
    surveillance survey survival sustainable svd svm svms switch switching symbol symbolic symmetric
    symmetries symmetry synchronization synchronous syntactic syntax synthesis synthesizing synthetic system
    systematic systems table tables tabular tackling tactile tag tagging tags tail tailed take taking tale
    talk talker talking taming tangent tangible target targeted targeting targets task tasks taxonomy teach
    teacher teachers teaching team teams technical technique techniques technologies technology tell
    temperature template templates temporal temporally tensor tensors term terms test testing tests text
    textdegree textdollar texts textual texture textures than that the their them then theorem theoretic
    theoretical theories theory therapy there thermal they things think thinking third this thought threat
    three threshold thresholding thresholds through throughput ticket tickets ties tight tighter time times
    timing to together token tokens tolerant tomography tone tongue too tool toolkit tools top topic topical
    topics topological topology total touch touchscreen toward towards trace traces tracing track tracker
    tracking tract tractable trade tradeoff tradeoffs trading traffic train trainable trained training
    trajectories trajectory transaction transactions transcription transducer transducers transductive
    transfer transferability transferable transferring transform transformation transformations transformer
    transformers transforming transforms transient transition transitions translation transmission
    transparency transparent transport transportation travel treatment tree trees treewidth trend trends trial
    triangle trigger triple triplet truncated trust trustworthy truth truthful try tts tuning turn tutorial
    tweet tweets twitter two type types typing uav ultra ultrasound unbiased unbounded uncalibrated uncertain
    uncertainty unconstrained uncovering under understand understanding underwater undirected unfolding
    unified uniform unifying union unique unit units universal unknown unlabeled unlearning unmixing unpaired
    unseen unstructured unsupervised unveiling update updates updating upper upsampling usability usage use
    used useful user users using utility utilizing utterance utterances vae validation value valued values
    vanishing variability variable variables variance variant variants variation variational variations
    various varying vector vectors vehicle vehicles verification verifying versatile versus vertex vertical
    very vessel via video videos view viewpoint views virtual visibility visible vision visual visualization
    visualizations visualizing visually vocabulary vocal vocoder voice voices volume volumetric voting vowel
    voxel vqa vulnerability wake walking walks want warping wasserstein watch watching water watermarking wave
    waveform wavelet wavenet way weak weakly wearable weather web websites weight weighted weighting weights
    welfare well what when where which while who whole why wide wideband width wikipedia wild window windows
    winning wireless wise with within without women word words work workers workflow workflows working
    workload workloads workplace workshop world worlds worst worth writing xml yet you your youtube zero
    zeroth
    """.split()
)
