// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/effects.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

QString rendered(const Effect &effect)
{
    QString text
        = u"%1 %2@%3-%4"_s.arg(effectKindId(effect.kind), effect.object).arg(effect.range.begin).arg(effect.range.end);
    if (effect.within != Within::Nothing)
        text += u' ' + withinId(effect.within);
    if (effect.deferred)
        text += u" deferred"_s;
    return text;
}

QString rendered(const QByteArray &sql)
{
    QStringList parts;
    for (const StatementEffects &statement : analyse(readScript(sql))) {
        for (const Effect &effect : statement.effects)
            parts.append(rendered(effect));
    }
    return parts.join(u", "_s);
}

}  // namespace

class EffectsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void effects_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("expected");

        QTest::newRow("a dropped table has the statement's extent")
            << QByteArray("drop table public.users;") << u"dropTable public.users@0-23"_s;
        QTest::newRow("several have their names' extents")
            << QByteArray("drop table if exists a, \"B,c\" cascade") << u"dropTable a@21-22, dropTable B,c@24-29"_s;
        QTest::newRow("a name in a comment or a string is none")
            << QByteArray("select 'drop table a' -- drop table b") << QString();
        QTest::newRow("a materialized view")
            << QByteArray("drop materialized view v") << u"dropMaterializedView v@0-24"_s;
        QTest::newRow("indexes, concurrently")
            << QByteArray("drop index concurrently a, b") << u"dropIndex a@24-25, dropIndex b@27-28"_s;
        QTest::newRow("functions with arguments")
            << QByteArray("drop function f(int, text), g") << u"dropFunction f@14-26, dropFunction g@28-29"_s;
        QTest::newRow("a trigger stands behind its table")
            << QByteArray("drop trigger g on s.t") << u"dropTrigger s.t.g@0-21"_s;
        QTest::newRow("a schema") << QByteArray("drop schema s cascade") << u"dropSchema s@0-21"_s;
        QTest::newRow("a database") << QByteArray("drop database d") << u"dropDatabase d@0-15"_s;
        QTest::newRow("what a role owns") << QByteArray("drop owned by r") << u"dropOwned r@0-15"_s;
        QTest::newRow("truncate of several")
            << QByteArray("truncate a, b cascade") << u"truncate a@9-10, truncate b@12-13"_s;
        QTest::newRow("clauses of ALTER TABLE have their own extents")
            << QByteArray("alter table t drop column a, add b int default f(1, 2), alter c set not null")
            << u"dropColumn t.a@14-27, addColumn t.b@29-54, setNotNull t.c@56-76"_s;
        QTest::newRow("ALTER TABLE ONLY with a schema")
            << QByteArray("ALTER TABLE IF EXISTS ONLY s.t DROP CONSTRAINT c") << u"dropConstraint s.t.c@31-48"_s;
        QTest::newRow("type change") << QByteArray("alter table t alter a type bigint using a::bigint")
                                     << u"alterColumnType t.a@14-49"_s;
        QTest::newRow("rename of a table") << QByteArray("alter table a rename to b") << u"renameTable a@0-25"_s;
        QTest::newRow("rename of a column") << QByteArray("alter table a rename b to c") << u"renameColumn a.b@0-27"_s;
        QTest::newRow("rename of a type") << QByteArray("alter type a rename to b") << u"renameType a@0-24"_s;
        QTest::newRow("an enum value") << QByteArray("alter type \"E\" add value 'x'") << u"addEnumValue E.x@0-28"_s;
        QTest::newRow("an attribute of a type")
            << QByteArray("alter type p drop attribute x") << u"dropAttribute p.x@13-29"_s;
        QTest::newRow("delete with and without a condition")
            << QByteArray("delete from a; delete from b where x") << u"deleteAll a@0-13, deleteWhere b@15-36"_s;
        QTest::newRow("a condition that is always true")
            << QByteArray("update t set a = 1 where true") << u"updateAll t@0-29"_s;
        QTest::newRow("a change inside WITH")
            << QByteArray("with d as (delete from a returning *) insert into b select * from d")
            << u"insert b@0-67, deleteAll a@11-36"_s;
        QTest::newRow("EXPLAIN does not run it, ANALYZE does")
            << QByteArray("explain delete from a; explain analyze delete from a")
            << u"other @0-21, deleteAll a@23-52"_s;
        QTest::newRow("what is prepared counts as done")
            << QByteArray("prepare x as delete from a") << u"deleteAll a@0-26"_s;
        QTest::newRow("a rule's actions happen later")
            << QByteArray("create rule r as on delete to t do instead delete from b")
            << u"createOther t.r@0-56, deleteAll b@0-56 function deferred"_s;
        QTest::newRow("restart of a sequence") << QByteArray("alter sequence s restart") << u"sequenceRestart s@0-24"_s;
        QTest::newRow("a name with a dot or a bracket in it is quoted")
            << QByteArray("create policy \"Own rows (all).\" on app.t; drop policy \"Own rows (all).\" on app.t")
            << u"createPolicy \"app\".\"t\".\"Own rows (all).\"@0-40, dropPolicy \"app\".\"t\".\"Own rows (all).\"@42-80"_s;
        QTest::newRow("what is not understood is said to be so")
            << QByteArray("drop tabel a") << u"notAnalysable @0-12"_s;
    }
    void effects()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, expected);
        QCOMPARE(rendered(sql), expected);
    }

    void bodies_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("expected");

        QTest::newRow("a DO block happens now")
            << QByteArray("do $$begin drop table a; end$$") << u"dropTable a@11-23 do"_s;
        QTest::newRow("under IF, LOOP, CASE and EXCEPTION")
            << QByteArray(
                   "do $$declare r record; begin if exists (select 1) then truncate a; else delete from b; end if; "
                   "for r in select 1 loop drop view v; end loop; case 1 when 1 then drop type t; end case; "
                   "exception when others then drop table c; end$$")
            << u"truncate a@55-65 do, deleteAll b@72-85 do, dropView v@118-129 do, dropType t@160-171 do, "
               "dropTable c@210-222 do"_s;
        QTest::newRow("RETURNING INTO is the language's")
            << QByteArray("do $$declare x int; begin delete from a where b returning c into strict x; end$$")
            << u"deleteWhere a@26-73 do"_s;
        QTest::newRow("SELECT INTO makes no table")
            << QByteArray("do $$declare x int; begin select 1 into x from a; end$$") << QString();
        QTest::newRow("an assignment is no statement")
            << QByteArray("do $$declare x text; begin x := 'drop table a'; end$$") << QString();
        QTest::newRow("a loop over a change")
            << QByteArray("do $$declare r record; begin for r in delete from a returning * loop null; end loop; end$$")
            << u"deleteAll a@38-63 do"_s;
        QTest::newRow("EXECUTE of a literal") << QByteArray("do $$begin execute 'drop table a; drop table b'; end$$")
                                              << u"dropTable a@11-47 execute, dropTable b@11-47 execute"_s;
        QTest::newRow("EXECUTE of a concatenation")
            << QByteArray("do $$begin execute 'drop table ' || quote_ident(r.a) || '_old'; end$$")
            << u"dropTable …_old@11-62 execute"_s;
        QTest::newRow("EXECUTE of format")
            << QByteArray("do $$begin execute format('alter table %I.%I drop column c', a, b); end$$")
            << u"dropColumn ….….c@11-66 execute"_s;
        QTest::newRow("EXECUTE of a variable cannot be known")
            << QByteArray("do $$begin execute x using 1; end$$") << u"notAnalysable @11-28 execute"_s;
        QTest::newRow("an unknown end of DELETE may be its condition")
            << QByteArray("do $$begin execute 'delete from t ' || condition; end$$")
            << u"deleteWhere t@11-48 execute, notAnalysable @11-48 execute"_s;
        QTest::newRow("glued to the table's name as well")
            << QByteArray("do $$begin execute 'delete from s.t' || condition; end$$")
            << u"deleteWhere s.t…@11-49 execute, notAnalysable @11-49 execute"_s;
        QTest::newRow("and before RETURNING")
            << QByteArray("do $$begin execute 'delete from t ' || c || ' returning a' into x; end$$")
            << u"deleteWhere t@11-65 execute, notAnalysable @11-65 execute"_s;
        QTest::newRow("and behind USING") << QByteArray("do $$begin execute 'delete from t using u ' || c; end$$")
                                          << u"deleteWhere t@11-48 execute, notAnalysable @11-48 execute"_s;
        QTest::newRow("and in format()") << QByteArray("do $$begin execute format('delete from %I %s', a, b); end$$")
                                         << u"deleteWhere …@11-52 execute, notAnalysable @11-52 execute"_s;
        QTest::newRow("an unknown end of UPDATE")
            << QByteArray("do $$begin execute 'update t set a = b from u ' || c; end$$")
            << u"updateWhere t@11-52 execute, notAnalysable @11-52 execute"_s;
        QTest::newRow("an UPDATE's last value may go on")
            << QByteArray("do $$begin execute 'update t set a = ' || c; end$$")
            << u"updateWhere t@11-43 execute, notAnalysable @11-43 execute"_s;
        QTest::newRow("a quoted value does not go on")
            << QByteArray("do $$begin execute 'update t set a = ' || quote_literal(c); end$$")
            << u"updateAll t@11-58 execute"_s;
        QTest::newRow("an unknown condition is one")
            << QByteArray("do $$begin execute 'delete from t where ' || c; end$$") << u"deleteWhere t@11-46 execute"_s;
        QTest::newRow("a condition behind an unknown alias")
            << QByteArray("do $$begin execute 'delete from t ' || a || ' where b'; end$$")
            << u"deleteWhere t@11-54 execute"_s;
        QTest::newRow("a table's unknown name is no condition")
            << QByteArray("do $$begin execute 'delete from ' || a; execute format('delete from %I', a); end$$")
            << u"deleteAll …@11-38 execute, deleteAll …@40-75 execute"_s;
        QTest::newRow("behind RETURNING no condition can stand")
            << QByteArray("do $$begin execute 'delete from t returning a ' || b; end$$")
            << u"deleteAll t@11-52 execute"_s;
        QTest::newRow("what is known is told beside what is not")
            << QByteArray("do $$begin execute 'drop table a; ' || b; end$$")
            << u"dropTable a@11-40 execute, notAnalysable @11-40 execute"_s;
        QTest::newRow("a value where only a number fits")
            << QByteArray("do $$begin execute 'alter sequence s restart with ' || n; end$$")
            << u"sequenceRestart s@11-56 execute"_s;
        QTest::newRow("a body in single quotes, as it stands")
            << QByteArray("do 'begin drop table a; end'") << u"dropTable a@10-22 do"_s;
        QTest::newRow("a body with doubled quotes has the body's place")
            << QByteArray("do 'begin execute ''drop table a''; end'") << u"dropTable a@3-40 execute"_s;
        QTest::newRow("a function's body happens later")
            << QByteArray("create function f() returns void language plpgsql as $$begin drop table a; end$$")
            << u"createFunction f@0-80, dropTable a@61-73 function deferred"_s;
        QTest::newRow("a function in SQL")
            << QByteArray("create or replace function f() returns void language sql as $$delete from a; select 1$$")
            << u"replaceFunction f@0-87, deleteAll a@62-75 function deferred"_s;
        QTest::newRow("a function with BEGIN ATOMIC")
            << QByteArray("create function f() returns int begin atomic delete from a; select 1; end")
            << u"createFunction f@0-73, deleteAll a@45-58 function deferred"_s;
        QTest::newRow("a function that the file calls happens now")
            << QByteArray("create function s.f() returns void language sql as 'delete from a'; select f(); ")
            << u"createFunction s.f@0-66, deleteAll a@52-65 function"_s;
        QTest::newRow("a call before it is made is another's")
            << QByteArray("select f(); create function f() returns void language sql as 'delete from a';")
            << u"createFunction f@12-76, deleteAll a@62-75 function deferred"_s;
        QTest::newRow("a procedure called from a block")
            << QByteArray("create procedure p() language sql as 'delete from a'; do $$begin call p(); end$$")
            << u"createFunction p@0-52, deleteAll a@38-51 function, other @65-73 do"_s;
        QTest::newRow("a block in another language")
            << QByteArray("do language plpython3u $$x$$") << u"notAnalysable @25-26 do"_s;
        QTest::newRow("SQL in a body that makes no sense")
            << QByteArray("do $$begin drop tabel a; end$$") << u"notAnalysable @11-23 do"_s;
    }
    void bodies()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, expected);
        QCOMPARE(rendered(sql), expected);
    }

    void unknownNames_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("object");
        QTest::addColumn<bool>("isUnknown");

        QTest::newRow("a written name") << QByteArray("'drop table a'") << u"a"_s << false;
        QTest::newRow("a variable") << QByteArray("'drop table ' || a") << u"…"_s << true;
        QTest::newRow("in a known schema") << QByteArray("format('drop table s.%I', a)") << u"s.…"_s << true;
        QTest::newRow("a known name in some schema") << QByteArray("format('drop table %I.t', a)") << u"….t"_s << false;
        QTest::newRow("known in part") << QByteArray("format('drop table %I_old', a)") << u"…_old"_s << false;
        QTest::newRow("two unknown parts are one") << QByteArray("'drop table ' || a || b") << u"…"_s << true;
        QTest::newRow("a column") << QByteArray("format('alter table t drop %I', a)") << u"t.…"_s << true;
    }
    void unknownNames()
    {
        QFETCH(QByteArray, code);
        QFETCH(QString, object);
        QFETCH(bool, isUnknown);
        const auto effects = analyse(readScript("do $$begin execute " + code + "; end$$")).front().effects;
        QCOMPARE(effects.size(), std::size_t(1));
        QCOMPARE(effects.front().object, object);
        QCOMPARE(effects.front().nameIsUnknown, isUnknown);
    }

    void everyKindHasAWord()
    {
        QSet<QString> words;
        for (int kind = 0; kind <= int(EffectKind::NotAnalysable); ++kind)
            words.insert(effectKindId(EffectKind(kind)));
        QCOMPARE(words.size(), int(EffectKind::NotAnalysable) + 1);
        QCOMPARE(effectKindId(EffectKind::DropTable), "dropTable"_L1);
        QCOMPARE(effectKindId(EffectKind::UpdateAll), "updateAll"_L1);
        QCOMPARE(effectKindId(EffectKind::SequenceRestart), "sequenceRestart"_L1);
    }

    void transactionNeed_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("outside");

        QTest::newRow("CREATE INDEX") << QByteArray("create index i on t (a)") << false;
        QTest::newRow("CREATE INDEX CONCURRENTLY") << QByteArray("create index concurrently i on t (a)") << true;
        QTest::newRow("DROP INDEX CONCURRENTLY") << QByteArray("drop index concurrently i") << true;
        QTest::newRow("REINDEX CONCURRENTLY") << QByteArray("reindex table concurrently t") << true;
        QTest::newRow("REINDEX TABLE") << QByteArray("reindex table t") << false;
        QTest::newRow("VACUUM") << QByteArray("vacuum t") << true;
        QTest::newRow("ANALYZE") << QByteArray("analyze t") << false;
        QTest::newRow("DETACH CONCURRENTLY") << QByteArray("alter table p detach partition a concurrently") << true;
        QTest::newRow("CREATE DATABASE") << QByteArray("create database d") << true;
        QTest::newRow("ALTER SYSTEM") << QByteArray("alter system set work_mem = '1MB'") << true;
        QTest::newRow("CLUSTER of all") << QByteArray("cluster") << true;
        QTest::newRow("an enum value") << QByteArray("alter type e add value 'x'") << false;
        QTest::newRow("in a body that runs later")
            << QByteArray("create procedure p() language sql as 'drop index concurrently i'") << false;
        QTest::newRow("in an EXECUTE") << QByteArray("do $$begin execute 'vacuum t'; end$$") << true;
    }
    void transactionNeed()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, outside);
        QCOMPARE(analyse(readScript(sql)).front().transaction == TransactionNeed::Outside, outside);
    }

    void tags_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("tag");

        QTest::newRow("two words") << QByteArray("alter  table t add a int") << u"ALTER TABLE"_s;
        QTest::newRow("modifiers are left out")
            << QByteArray("create or replace\nfunction f() returns int as '' language sql") << u"CREATE FUNCTION"_s;
        QTest::newRow("one word") << QByteArray("insert into t values (1)") << u"INSERT"_s;
        QTest::newRow("three words") << QByteArray("drop materialized view v") << u"DROP MATERIALIZED VIEW"_s;
        QTest::newRow("one word alone") << QByteArray("begin") << u"BEGIN"_s;
    }
    void tags()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, tag);
        QCOMPARE(analyse(readScript(sql)).front().tag, tag);
    }

    void destructiveIsWhatHappensNow()
    {
        const auto destroys = [](const QByteArray &sql) {
            const std::vector<StatementEffects> all = analyse(readScript(sql));
            return std::ranges::any_of(all.front().effects, &isDestructive);
        };
        QVERIFY(destroys("drop table a"));
        QVERIFY(destroys("do $$begin drop table a; end$$"));
        QVERIFY(destroys("drop type a cascade"));
        QVERIFY(!destroys("drop type a"));
        QVERIFY(!destroys("drop index a"));
        QVERIFY(!destroys("create function f() returns void language plpgsql as $$begin drop table a; end$$"));
    }

    void aLongTextIsReadAsAShortOne()
    {
        // In each round what is read, what is not, and what is no SQL.
        const QByteArray round = "alter table a drop column b, add c int default 1;\n"
                                 "selec 1;\ncopy a from stdin;\n1\n\\.\n\\restrict x\n\\echo y\n"
                                 "create function f() returns void language sql as 'delete from a';\n";
        const ScriptEffects brief = readEffects(round);
        constexpr qsizetype rounds = 10'000;  // well beyond a megabyte
        const ScriptEffects whole = readEffects(round.repeated(rounds));
        const std::size_t count = brief.effects.size();
        QCOMPARE(whole.effects.size(), count * rounds);
        QCOMPARE(whole.script.statements.size(), count * rounds);
        for (std::size_t index = 0; index < whole.effects.size(); ++index) {
            const qsizetype shift = round.size() * qsizetype(index / count);
            const Statement &statement = whole.script.statements[index];
            const Statement &expected = brief.script.statements[index % count];
            QCOMPARE(statement.range.begin, expected.range.begin + shift);
            QCOMPARE(statement.problem.has_value(), expected.problem.has_value());
            if (statement.problem)
                QCOMPARE(statement.problem->byteOffset, expected.problem->byteOffset + shift);
            QCOMPARE(whole.effects[index].tag, brief.effects[index % count].tag);
            QCOMPARE(whole.effects[index].effects.size(), brief.effects[index % count].effects.size());
            QCOMPARE(whole.effects[index].unknown->arguments, brief.effects[index % count].unknown->arguments);
        }
    }

    void changesThatWereLeftOutAreReadAgain()
    {
        ScriptEffects read = readEffects(
            "create table a (b int);\nselect 1;\ndrop table a;\ncreate index i on a (b);\n", Changes::LeftOut);
        const auto there = [&read] {
            QString sizes;
            for (const StatementEffects &statement : read.effects)
                sizes += QString::number(statement.changes.size());
            return sizes;
        };
        QCOMPARE(there(), u"0000"_s);
        {
            ChangesInView view(read.script, read.effects);
            view.show(0, 2);
            QCOMPARE(there(), u"1000"_s);
            view.show(1, 3);
            QCOMPARE(there(), u"0010"_s);
            QVERIFY(std::holds_alternative<change::DropObject>(read.effects[2].changes.front().change));
            view.show(3, 4);
            QCOMPARE(there(), u"0001"_s);
        }
        QCOMPARE(there(), u"0000"_s);
        ChangesInView again(read.script, read.effects);
        again.show(0, 4);
        QCOMPARE(there(), u"1011"_s);
    }

    /// However many names a statement has, each is there once, and each lock in its strongest mode.
    void namesOfALongStatementStandOnce()
    {
        QByteArray sql = "do $$ begin lock table t0 in share mode;";
        for (int round = 0; round < 2; ++round) {
            for (int table = 0; table < 300; ++table)
                sql += " cluster t" + QByteArray::number(table) + ';';
        }
        const auto effects = analyse(readScript(sql + " end $$;"));
        QCOMPARE(effects.front().locks.size(), std::size_t(300));
        QCOMPARE(effects.front().locks.front().mode, LockMode::AccessExclusive);
        QCOMPARE(effects.front().rewrites.size(), 300);
        QCOMPARE(effects.front().rewrites->at(299), u"t299"_s);
    }
};

QTEST_GUILESS_MAIN(EffectsTest)
#include "tst_effects.moc"
