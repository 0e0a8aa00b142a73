"""Addresses of the counter."""

TABLE = """
address        method  nobody  reporter  unsigned  locked  seated                               stranger                                   barred
counter:new    GET     in      in        sign      200     403;200=intake,head,leader           403;200=intake,head,leader                 403;200=intake,head,leader
counter:new    POST    in      in        sign      422     403;422=intake,head,leader           403;422=intake,head,leader                 403;422=intake,head,leader
counter:table  GET     in      in        sign      200     403;200=intake                       403;200=intake,administrator               403;200=intake
counter:table  POST    in      in        sign      422     403;422=intake                       403;422=intake,administrator               403;422=intake
"""  # noqa: E501
