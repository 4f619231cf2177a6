"""Our picture embedder, for product look-up by photo.

network (torch), cutouts and scenes (training data), train, export (ONNX), photos and evaluate (recall and threshold).
Only network, scenes, train and export import torch.
"""
