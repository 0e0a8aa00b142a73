"""Dengwen (登闻): complaints, reports and feedback, from the first word to the answered matter."""
