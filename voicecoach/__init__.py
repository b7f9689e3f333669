"""A voice coach for the terminal: a routine file becomes a score, the score a track, the track is heard."""

import os

__version__ = "0.1.0"

# Offline means offline. onnxruntime, which the neural voice and the ears load, would look up its maker's host and keep
# a number for this machine. It reads this as it is loaded; every process of ours begins by importing this package.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
