"""The words, names and venues that synthetic lists are made of."""

from __future__ import annotations

from typing import NamedTuple


class Venue(NamedTuple):
    """Where papers appear: the acronym of a list's author field, the name in a citation file."""

    acronym: str
    name: str
    journal: bool = False


VENUES = (
    Venue("AAAI", "Proceedings of the AAAI Conference on Artificial Intelligence (AAAI)"),
    Venue("ACL", "Proceedings of the Annual Meeting of the Association for Computational Linguistics (ACL)"),
    Venue(
        "AISTATS",
        "Proceedings of the International Conference on Artificial Intelligence and Statistics (AISTATS)",
    ),
    Venue("CVPR", "Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)"),
    Venue("ECCV", "Proceedings of the European Conference on Computer Vision (ECCV)"),
    Venue("ICCV", "Proceedings of the IEEE/CVF International Conference on Computer Vision (ICCV)"),
    Venue("ICLR", "Proceedings of the International Conference on Learning Representations (ICLR)"),
    Venue("ICML", "Proceedings of the International Conference on Machine Learning (ICML)"),
    Venue("IJCAI", "Proceedings of the International Joint Conference on Artificial Intelligence (IJCAI)"),
    Venue("KDD", "Proceedings of the ACM SIGKDD Conference on Knowledge Discovery and Data Mining (KDD)"),
    Venue("NeurIPS", "Proceedings of the Advances in Neural Information Processing Systems (NeurIPS)"),
    Venue("TIP", "IEEE Transactions on Image Processing", journal=True),
    Venue("TPAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence", journal=True),
)

QUALITIES = tuple(
    """Accurate Adaptive Adversarial Asynchronous Balanced Bayesian Calibrated Causal Certified Compact
    Continual Cooperative Data-Free Debiased Decentralized Differentiable Differentially-Private Distributed
    Diverse Dynamic Efficient Explainable Fair Faithful Few-Shot Fine-Grained Generalizable Hierarchical
    High-Resolution Implicit Incremental Interpretable Large-Scale Lifelong Lightweight Long-Tailed Lossless
    Model-Agnostic Multi-Resolution Online Open-World Personalized Principled Privacy-Preserving Provable
    Robust Scalable Secure Self-Supervised Stable Streaming Task-Agnostic Training-Free Trustworthy
    Uncertainty-Aware Unified Unsupervised Zero-Shot""".split()
)

SUBJECTS = (
    "Action Recognition", "Active Learning", "Anomaly Detection", "Audio Classification", "Code Retrieval",
    "Cross-Modal Retrieval", "Dataset Condensation", "Dataset Distillation", "Depth Estimation",
    "Domain Adaptation", "Face Recognition", "Federated Learning", "Graph Classification", "Image Captioning",
    "Image Restoration", "Instruction Tuning", "Keypoint Detection", "Knowledge Tracing",
    "Language Modelling", "Link Prediction", "Machine Translation", "Medical Diagnosis",
    "Molecule Generation", "Neural Architecture Search", "Object Detection", "Optical Flow",
    "Point Cloud Completion", "Pose Estimation", "Question Answering", "Recommendation",
    "Reinforcement Learning", "Semantic Segmentation", "Speech Synthesis", "Super-Resolution",
    "Text Summarization", "Time Series Forecasting", "Traffic Prediction", "Video Understanding",
    "Visual Grounding", "Weather Forecasting",
)  # fmt: skip

MODIFIERS = tuple(
    """Amortized Annealed Attentive Bilevel Blockwise Boundary Channel Contrastive Convex Convolutional
    Curriculum Decoupled Diffusion Discriminative Distributional Dual Entropic Equivariant Feature Fourier
    Frequency Gated Geometric Gradient Hyperbolic Influence Invariant Kernel Label Latent Manifold Memory
    Minimax Mixture Momentum Mutual Neighbourhood Nonlinear Optimal Orthogonal Prototype Quantized Random
    Residual Sequential Sparse Spectral Statistical Stochastic Subspace Temporal Token Trajectory
    Variational Wasserstein Wavelet""".split()
)

NOUNS = tuple(
    """Alignment Augmentation Averaging Calibration Clustering Compression Consistency Correction Coverage
    Dictionaries Disentanglement Embeddings Ensembles Estimation Factorization Fields Flows Fusion Guidance
    Hashing Inference Initialization Interpolation Matching Maximization Minimization Mixing Normalization
    Optimization Parametrization Partitioning Perturbation Pooling Priors Programs Projection Prompting
    Propagation Pruning Ranking Recombination Refinement Regression Regularization Relabelling Replay
    Rescaling Routing Sampling Scheduling Selection Sketching Smoothing Surrogates Transport Unrolling
    Voting Weighting""".split()
)

SETTINGS = (
    "Class Imbalance", "Concept Drift", "Constant Memory", "Covariate Shift", "Distribution Shift",
    "Edge Devices", "Extreme Budgets", "Foundation Models", "Heterogeneous Clients", "Incomplete Labels",
    "Limited Supervision", "Long Contexts", "Missing Modalities", "Noisy Labels", "Partial Observations",
    "Poisoned Data", "Resource Constraints", "Rolling Deployment", "Scarce Annotations", "Sparse Rewards",
    "Spurious Correlations", "Unknown Classes", "Unseen Domains", "Weak Supervision",
)  # fmt: skip

SYLLABLES = tuple(
    "Ada Bi Cal Dis Evo Fed Geo Hy In Ko Lo Mag Neo Op Pro Qua Ra Sel Tra Uni Vo Wa Xe Yo Zen".split()
)

GIVEN_NAMES = tuple(
    """Adrián Aisha Aleksandr Amélie Ana Anders André Beatriz Bjørn Bohan Chloé Claire Daniel Daniela Dominik
    Duy Elif Emily Fatima Felix Gaëlle Guang Hana Haruto Ibrahim Ines Ivan Jakub Jiawei Jörg José Jun
    Kateřina Kenji Kwame Leila Lukas Maja María Mehmet Minh Mohammed Nadia Nikolai Olga Omar Paweł Pierre
    Priya Rahul René Ruonan Sanjay Sébastien Seungjae Siân Sofia Søren Tao Tatiana Tomáš Tongzhou Ursula
    Vikram Wei Xinyi Yasmin Yuki Zeynep Zoë""".split()
)

FAMILY_NAMES = tuple(
    """Abdullah Álvarez Andersson Bauer Becker Böhm Castro Çelik Chen Cho Dąbrowski Das Dubois Eriksen
    Fernández Fischer Gao García Gonçalves Grün Gupta Håkansson Hernández Horváth Huang Ito Ivanova Jensen
    Jiménez Kang Kaya Kim Kovács Kowalski Kumar Larsen Lee Lefèvre Li Lindström Liu López Mäkinen Martín
    Mensah Meyer Moreau Müller Nakamura Nguyễn Novák Nuñez Okafor Öztürk Patel Pereira Petrov Popović Rao
    Rossi Sánchez Santos Sato Schäfer Silva Singh Šimić Suzuki Takahashi Tanaka Tran Wagner Wang Weiß Wu
    Yamamoto Yılmaz Zdeborová Zhang Zhao Zhu Živković""".split()
)
