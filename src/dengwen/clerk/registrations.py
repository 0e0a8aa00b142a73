"""What the clerk brings to the registries: trials and proofs that belong to no single channel's room."""

from dengwen.clerk import watching
from dengwen.intake.proving import prover
from dengwen.intake.reconciling import entered_online
from dengwen.oversight.probing import probe

probe("web", watching.pages_answer)
prover("web", entered_online)
