"""What the mailbox puts into the registries when Django is ready."""

from dengwen.channels.mailbox import offering, probing, proving
from dengwen.intake.proving import prover
from dengwen.intake.ways import offer
from dengwen.oversight.probing import probe

offer(10, offering.ways)
prover("mailbox", proving.pieces)
probe("mailbox", probing.tries)
