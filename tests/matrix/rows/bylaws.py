"""Addresses of the bylaws: administrators alone."""

TABLE = """
address               method  nobody  reporter  unsigned  locked  seated  stranger                            barred
bylaws:numbers        GET     in      in        sign      403     403     403;200=administrator               403
bylaws:numbers        POST    405     405       405       405     405     405                                 405
bylaws:new_numbers    GET     in      in        sign      403     403     403;200=administrator               403
bylaws:new_numbers    POST    in      in        sign      403     403     403;422=administrator               403
bylaws:calendar       GET     in      in        sign      403     403     403;200=administrator               403
bylaws:calendar       POST    405     405       405       405     405     405                                 405
bylaws:correct_day    GET     405     405       405       405     405     405                                 405
bylaws:correct_day    POST    in      in        sign      403     403     403;422=administrator               403
bylaws:withdraw_day   GET     405     405       405       405     405     405                                 405
bylaws:withdraw_day   POST    in      in        sign      403     403     403;/desk/calendar/=administrator   403
bylaws:load_days      GET     in      in        sign      403     403     403;200=administrator               403
bylaws:load_days      POST    in      in        sign      403     403     403;422=administrator               403
"""
