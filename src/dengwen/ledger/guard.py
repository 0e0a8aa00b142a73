"""The triggers that make the database refuse to change an entry. Migrations raise them; a later migration that rebuilds
the table on SQLite must raise them again."""

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE = {
    "ledger_entry_no_update": """
        CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry
        BEGIN SELECT RAISE(ABORT, 'ledger entries are never changed'); END""",
    "ledger_entry_no_delete": """
        CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
        BEGIN SELECT RAISE(ABORT, 'ledger entries are never removed'); END""",
    "ledger_entry_no_replace": """
        CREATE TRIGGER ledger_entry_no_replace BEFORE INSERT ON ledger_entry
        WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE "index" = NEW."index")
          OR EXISTS (SELECT 1 FROM ledger_entry WHERE case_uid = NEW.case_uid AND seq = NEW.seq)
          OR (NEW.case_uid IS NULL
              AND EXISTS (SELECT 1 FROM ledger_entry WHERE case_uid IS NULL AND seq = NEW.seq))
        BEGIN SELECT RAISE(ABORT, 'ledger entries are never replaced'); END""",
}

_POSTGRESQL_FUNCTION = """
    CREATE OR REPLACE FUNCTION ledger_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'TRUNCATE' AND NOT EXISTS (SELECT 1 FROM ledger_entry) THEN
        RETURN NULL;
      END IF;
      RAISE EXCEPTION 'ledger entries are never changed or removed' USING ERRCODE = 'integrity_constraint_violation';
    END $$"""

_POSTGRESQL = {
    "ledger_entry_no_change": """
        CREATE TRIGGER ledger_entry_no_change BEFORE UPDATE OR DELETE ON ledger_entry
        FOR EACH ROW EXECUTE FUNCTION ledger_entry_refuse()""",
    "ledger_entry_no_truncate": """
        CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_refuse()""",
}


def raise_guards(connection: BaseDatabaseWrapper) -> None:
    lift_guards(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION)
        for name, statement in _guards(connection).items():
            cursor.execute(statement)
            if connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE ledger_entry ENABLE ALWAYS TRIGGER {name}")


def lift_guards(connection: BaseDatabaseWrapper) -> None:
    """For taking the table down (migrating backwards, emptying a test database); nothing in the running house calls it."""
    where = " ON ledger_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in _guards(connection):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{where}")


def missing_guards(connection: BaseDatabaseWrapper) -> frozenset[str]:
    """The guards that somebody took down (on PostgreSQL: or weakened)."""
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'ledger_entry'::regclass AND tgenabled = 'A'"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger_entry'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return frozenset(_guards(connection)) - {name for (name,) in cursor.fetchall()}


def _guards(connection: BaseDatabaseWrapper) -> dict[str, str]:
    return _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE
