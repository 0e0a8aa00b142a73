"""Mail read from its bytes: `parse(raw)` always gives a `ParsedMail`, never raises and never hangs.

Pure Python without Django, files or network. What a mail claims about itself (charset, encoding, names, structure) is
believed only as long as the
bytes agree; what could not be made out is named in `warnings`, and the raw bytes stay with the caller.
"""

from .parsed import Attached, MailKind, ParsedMail, Warned
from .reader import parse

__all__ = ["Attached", "MailKind", "ParsedMail", "Warned", "parse"]
