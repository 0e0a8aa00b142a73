"""Web and social entry points: what people write to the house's accounts in other people's apps, and the way from there to the portal.

Owns the registry of accounts with their sealed secrets, the call-backs of WeCom, WeChat, DingTalk and Feishu and the house's own signed
webhook under /in/hooks/, what was heard there (recorded before anything is made of it: the channel's evidence), the fetching of pictures
and files, the inbox of the online clerk, and link and QR code for the official site. Whoever writes here is told that the app knows them.
Clauses: 2.4a, 2.4b, 1.1a, 3.1a. May import: regulation, ledger, policy, vault, people, docket, desk and the chapters; no other channel.
"""
