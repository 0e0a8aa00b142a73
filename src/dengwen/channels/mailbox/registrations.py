"""What the mailbox puts into the registries when Django is ready."""

from dengwen.channels.mailbox import probing, proving
from dengwen.intake.proving import prover
from dengwen.oversight.probing import probe

prover("mailbox", proving.pieces)
probe("mailbox", probing.tries)
