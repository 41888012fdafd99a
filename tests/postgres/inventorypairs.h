// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace lockstep::test {

/// One of everything. Roles are those that every server has.
inline constexpr auto baseText = R"(
CREATE SCHEMA app;
CREATE EXTENSION pg_trgm;
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TYPE pair AS (a int, b text);
CREATE TYPE span AS RANGE (subtype = float8);
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE COLLATION german (provider = icu, locale = 'de');
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL DEFAULT 'x', mood mood, total numeric(10,2),
    twice int GENERATED ALWAYS AS (id * 2) STORED, CONSTRAINT positive CHECK (total > 0));
CREATE TABLE "Order" (id bigint GENERATED ALWAYS AS IDENTITY, owner int REFERENCES users, note text);
CREATE TABLE app.log (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE app.log_1 PARTITION OF app.log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE parent (a int);
CREATE TABLE child (b int) INHERITS (parent);
CREATE SEQUENCE numbers;
CREATE INDEX users_name ON users (name);
CREATE STATISTICS both_ways ON id, name FROM users;
CREATE VIEW named AS SELECT id, name FROM users;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM users;
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION told() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE AGGREGATE most(int) (SFUNC = int4larger, STYPE = int);
CREATE FUNCTION near(text, text) RETURNS bool LANGUAGE sql AS 'SELECT $1 = $2';
CREATE OPERATOR <<<< (FUNCTION = near, LEFTARG = text, RIGHTARG = text);
CREATE OPERATOR FAMILY fam USING btree;
CREATE OPERATOR CLASS cls FOR TYPE int USING btree FAMILY fam AS OPERATOR 1 <, FUNCTION 1 btint4cmp(int, int);
CREATE CAST (pair AS text) WITH INOUT;
CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
CREATE TEXT SEARCH DICTIONARY short (TEMPLATE = simple);
CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
CREATE RULE kept AS ON DELETE TO "Order" DO INSTEAD NOTHING;
CREATE POLICY mine ON users USING (name = current_user);
CREATE FOREIGN DATA WRAPPER far;
CREATE SERVER there FOREIGN DATA WRAPPER far OPTIONS (host 'a');
CREATE FOREIGN TABLE outside (id int) SERVER there;
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION told();
CREATE PUBLICATION pub FOR TABLE users;
CREATE TABLE tool (id serial PRIMARY KEY);
)";

/// A change of that, and how it is told; nullptr: any difference will do.
struct Pair
{
    const char *change;
    const char *expected;
};

inline constexpr std::array pairs{
    Pair{"SELECT 1", ""},
    Pair{"ALTER TABLE tool ADD extra int", ""},
    Pair{"INSERT INTO tool DEFAULT VALUES; SELECT nextval('numbers')", ""},
    Pair{"CREATE TEMPORARY TABLE t (a int)", ""},
    Pair{"CREATE SCHEMA more", "extra schema more"},
    Pair{"ALTER SCHEMA app OWNER TO pg_monitor", "different schema app owner"},
    Pair{"GRANT CREATE ON SCHEMA public TO pg_monitor", "different schema public privileges"},
    Pair{"REVOKE USAGE ON SCHEMA public FROM PUBLIC", "different schema public privileges"},
    Pair{"COMMENT ON SCHEMA app IS 'c'", "comment schema app comment"},
    Pair{"CREATE EXTENSION pgcrypto", "extra extension pgcrypto"},
    Pair{"ALTER EXTENSION pg_trgm SET SCHEMA app", "different extension pg_trgm definition"},
    Pair{"CREATE COLLATION more (provider = icu, locale = 'fr')", "extra collation public.more"},
    Pair{"ALTER TYPE mood ADD VALUE 'fair' BEFORE 'bad'", "enumValue type public.mood"},
    Pair{"ALTER TYPE mood RENAME VALUE 'bad' TO 'sad'", "different type public.mood labels"},
    Pair{"ALTER TYPE pair ADD ATTRIBUTE c int", "extra column public.pair.c"},
    Pair{"ALTER TYPE pair ALTER ATTRIBUTE a TYPE bigint", "different column public.pair.a type"},
    Pair{"REVOKE USAGE ON TYPE pair FROM PUBLIC", "different type public.pair privileges"},
    Pair{"ALTER DOMAIN email SET NOT NULL", "different domain public.email notNull"},
    Pair{"ALTER DOMAIN email SET DEFAULT 'a@b'", "different domain public.email default"},
    Pair{"ALTER DOMAIN email ADD CONSTRAINT long CHECK (length(VALUE) > 3)", "extra constraint public.email.long"},
    Pair{"DROP TABLE child", "missing table public.child"},
    Pair{"CREATE TABLE more (a int PRIMARY KEY, b int UNIQUE)", "extra table public.more"},
    Pair{"ALTER TABLE parent SET UNLOGGED", "different table public.parent persistence"},
    Pair{"ALTER TABLE users ENABLE ROW LEVEL SECURITY", "different table public.users rowSecurity"},
    Pair{"ALTER TABLE users FORCE ROW LEVEL SECURITY", "different table public.users rowSecurity"},
    Pair{"ALTER TABLE app.log DETACH PARTITION app.log_1",
         "different table app.log_1 partition; different table app.log_1 parents"},
    Pair{"ALTER TABLE users SET (fillfactor = 70)", "different table public.users options"},
    Pair{"ALTER TABLE users SET (toast.autovacuum_enabled = off)", "different table public.users options"},
    Pair{"ALTER TABLE users REPLICA IDENTITY FULL", "different table public.users options"},
    Pair{"ALTER TABLE users OWNER TO pg_monitor", "different table public.users owner"},
    Pair{"GRANT SELECT ON users TO pg_monitor", "different table public.users privileges"},
    Pair{"GRANT SELECT ON users TO pg_monitor WITH GRANT OPTION", "different table public.users privileges"},
    Pair{"REVOKE DELETE ON users FROM current_user", "different table public.users privileges"},
    Pair{"COMMENT ON TABLE users IS 'c'", "comment table public.users comment"},
    Pair{"ALTER TABLE \"Order\" ADD more int", "extra column public.\"Order\".more"},
    Pair{"ALTER TABLE \"Order\" DROP note", "missing column public.\"Order\".note"},
    Pair{"ALTER TABLE \"Order\" DROP note, ADD note text", ""},
    Pair{"ALTER TABLE users ALTER total TYPE numeric(12,2)", "different column public.users.total type"},
    Pair{"ALTER TABLE users ALTER name DROP NOT NULL", "different column public.users.name notNull"},
    Pair{"ALTER TABLE users ALTER name SET DEFAULT 'y'", "different column public.users.name default"},
    Pair{"ALTER TABLE users ALTER twice DROP EXPRESSION", "different column public.users.twice generated"},
    Pair{"ALTER TABLE \"Order\" ALTER id SET GENERATED BY DEFAULT", "different column public.\"Order\".id identity"},
    Pair{"ALTER TABLE \"Order\" ALTER id SET CACHE 5", "different sequence public.\"Order_id_seq\" definition"},
    Pair{"ALTER TABLE \"Order\" ALTER note TYPE text COLLATE german",
         "different column public.\"Order\".note collation"},
    Pair{"ALTER TABLE users ALTER name SET STORAGE EXTERNAL", "different column public.users.name storage"},
    Pair{"ALTER TABLE users ALTER name SET COMPRESSION pglz", "different column public.users.name storage"},
    Pair{"ALTER TABLE users ALTER name SET STATISTICS 500", "different column public.users.name options"},
    Pair{"ALTER TABLE users ALTER name SET (n_distinct = 5)", "different column public.users.name options"},
    Pair{"GRANT SELECT (name) ON users TO pg_monitor", "different column public.users.name privileges"},
    Pair{"COMMENT ON COLUMN users.name IS 'c'", "comment column public.users.name comment"},
    Pair{"COMMENT ON COLUMN named.name IS 'c'", "comment column public.named.name comment"},
    Pair{"ALTER TABLE \"Order\" DROP owner, ADD owner int REFERENCES users", "columnOrder table public.\"Order\""},
    Pair{"ALTER TABLE child NO INHERIT parent",
         "different table public.child parents; different column public.child.a parents"},
    Pair{"ALTER TABLE users DROP CONSTRAINT positive", "missing constraint public.users.positive"},
    Pair{"ALTER TABLE users DROP CONSTRAINT positive, ADD CONSTRAINT positive CHECK (total > 1)",
         "different constraint public.users.positive definition"},
    Pair{"ALTER TABLE users DROP CONSTRAINT positive, ADD CONSTRAINT positive CHECK (total > 0) NOT VALID",
         "different constraint public.users.positive definition"},
    Pair{"COMMENT ON CONSTRAINT positive ON users IS 'c'", "comment constraint public.users.positive comment"},
    Pair{"ALTER INDEX users_pkey SET (fillfactor = 70)", "different constraint public.users.users_pkey options"},
    Pair{"CLUSTER users USING users_name", "different index public.users_name options"},
    Pair{"DROP INDEX users_name", "missing index public.users_name"},
    Pair{"CREATE UNIQUE INDEX more ON users (lower(name))", "extra index public.more"},
    Pair{"DROP INDEX users_name; CREATE INDEX users_name ON users (name DESC)",
         "different index public.users_name definition"},
    Pair{"COMMENT ON INDEX users_name IS 'c'", "comment index public.users_name comment"},
    Pair{"ALTER SEQUENCE numbers INCREMENT 5", "different sequence public.numbers definition"},
    Pair{"ALTER SEQUENCE numbers AS int", nullptr},
    Pair{"ALTER SEQUENCE numbers OWNED BY users.id", "different sequence public.numbers parents"},
    Pair{"GRANT USAGE ON SEQUENCE numbers TO pg_monitor", "different sequence public.numbers privileges"},
    Pair{"ALTER STATISTICS both_ways SET STATISTICS 5", "different statistics public.both_ways options"},
    Pair{"DROP STATISTICS both_ways", "missing statistics public.both_ways"},
    Pair{"CREATE OR REPLACE VIEW named AS SELECT id, name FROM users WHERE id > 0",
         "different view public.named definition"},
    Pair{"ALTER VIEW named SET (security_barrier)", "different view public.named options"},
    Pair{"REFRESH MATERIALIZED VIEW counted WITH NO DATA", ""},
    Pair{"DROP MATERIALIZED VIEW counted", "missing materializedView public.counted"},
    Pair{"CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 2'",
         "different function public.f(integer) definition"},
    Pair{"ALTER FUNCTION f(int) SECURITY DEFINER", "different function public.f(integer) definition"},
    Pair{"ALTER FUNCTION f(int) SET search_path = app", "different function public.f(integer) definition"},
    Pair{"REVOKE EXECUTE ON FUNCTION f(int) FROM PUBLIC", "different function public.f(integer) privileges"},
    Pair{"ALTER FUNCTION f(int) OWNER TO pg_monitor", "different function public.f(integer) owner"},
    Pair{"DROP PROCEDURE p()", "missing function public.p()"},
    Pair{"CREATE OR REPLACE AGGREGATE most(int) (SFUNC = int4smaller, STYPE = int)",
         "different aggregate public.most(integer) definition"},
    Pair{"ALTER OPERATOR <<<< (text, text) SET (RESTRICT = eqsel)",
         "different operator public.<<<< (text, text) definition"},
    Pair{"ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 1 < (int2, int2)",
         "different operatorFamily public.fam USING btree definition"},
    Pair{"DROP OPERATOR CLASS cls USING btree", nullptr},
    Pair{"DROP CAST (pair AS text)", "missing cast (public.pair AS text)"},
    Pair{"ALTER TEXT SEARCH CONFIGURATION words DROP MAPPING FOR email",
         "different textSearchConfiguration public.words definition"},
    Pair{"ALTER TEXT SEARCH DICTIONARY short (accept = false)",
         "different textSearchDictionary public.short definition"},
    Pair{"ALTER TABLE users DISABLE TRIGGER touched", "different trigger public.users.touched isEnabled"},
    Pair{"DROP TRIGGER touched ON users", "missing trigger public.users.touched"},
    Pair{"ALTER TABLE \"Order\" DISABLE RULE kept", "different rule public.\"Order\".kept isEnabled"},
    Pair{"ALTER POLICY mine ON users USING (true)", "different policy public.users.mine definition"},
    Pair{"ALTER POLICY mine ON users TO pg_monitor", "different policy public.users.mine definition"},
    Pair{"ALTER SERVER there OPTIONS (SET host 'b')", "different foreignServer there options"},
    Pair{"CREATE USER MAPPING FOR PUBLIC SERVER there OPTIONS (password 'p')",
         "extra userMapping FOR PUBLIC SERVER there"},
    Pair{"ALTER FOREIGN TABLE outside OPTIONS (ADD x 'y')", "different table public.outside options"},
    Pair{"ALTER EVENT TRIGGER watch DISABLE", "different eventTrigger watch isEnabled"},
    Pair{"ALTER PUBLICATION pub ADD TABLE parent", "different publication pub definition"},
    Pair{"ALTER PUBLICATION pub SET (publish = 'insert')", "different publication pub options"},
    Pair{"ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO pg_monitor", nullptr},
    Pair{"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = 64', current_database()); END $$",
         "extra databaseSetting work_mem"},
    Pair{"CREATE SUBSCRIPTION sub CONNECTION 'dbname=x password=p' PUBLICATION y WITH (connect = false)",
         "extra subscription sub"},
};

}  // namespace lockstep::test
