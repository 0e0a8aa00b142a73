"""The vault: who can read what. The only room that touches cryptography.

Owns the keyring, envelopes, compartments and their grants, the keys of holders and how they are unlocked, receipts,
sealed files and their clean copies, and `vaultd`, the small process in whose memory alone unlocked seeds live.
It knows cases, people and reporters only as UUIDs; it decides nothing about who *should* read, only makes sure that
nobody else *can*.

Clauses: 3.4 (secrecy of identity and content), 5.3 (protection of reporters); failures F1, F3 and F4.

May import: regulation, ledger and policy; cryptography, nacl, argon2, and the tools that clean files. The rooms above
import its modules by name (`from dengwen.vault import compartments, receipts, session`).
"""
