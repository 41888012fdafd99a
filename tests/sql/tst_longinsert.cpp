// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/effects.h"

#include <QtTest>

#include <algorithm>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// An INSERT of very many rows, which is read in parts, says what a short one says.
class LongInsertTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void everyRowCounts()
    {
        const ScriptEffects read = readEffects(insertOf("(1, (SELECT max(id) FROM other))"));
        QCOMPARE(read.script.statements.size(), std::size_t(1));
        QVERIFY(!read.script.statements[0].problem);
        const StatementEffects &told = read.effects[0];
        QCOMPARE(told.effects.size(), std::size_t(1));
        QCOMPARE(told.effects[0].kind, EffectKind::Insert);
        QCOMPARE(told.effects[0].object, u"public.rows"_s);
        QCOMPARE(told.effects[0].detail, u"id, name"_s);
        QCOMPARE(told.effects[0].range, read.script.statements[0].range);
        QCOMPARE(told.tag, u"INSERT"_s);
        QCOMPARE(lockOn(told, u"public.rows"_s), LockMode::RowExclusive);
        QCOMPARE(lockOn(told, u"other"_s), LockMode::AccessShare);
    }

    void aMistakeIsFoundWhereItStands_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("in a row") << QByteArray("(1,, 'x')");
        QTest::newRow("no row") << QByteArray("1");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("a bracket too many") << QByteArray("(1, 'x'))");
        QTest::newRow("a bracket too few") << QByteArray("((1, 'x')");
    }
    void aMistakeIsFoundWhereItStands()
    {
        QFETCH(QByteArray, row);
        const QByteArray sql = insertOf(row);
        const ScriptEffects read = readEffects(sql);
        const Script whole = readScript(sql);
        QCOMPARE(read.script.statements.size(), whole.statements.size());
        QVERIFY(read.script.statements[0].problem);
        QCOMPARE(read.script.statements[0].problem->byteOffset, whole.statements[0].problem->byteOffset);
        QCOMPARE(read.effects[0].effects[0].kind, EffectKind::NotAnalysable);
    }

    void otherLongStatementsAreReadWhole()
    {
        QByteArray sql = "INSERT INTO rows SELECT id FROM other WHERE id IN (0";
        while (sql.size() < 1'500'000)
            sql += ", 12345678";
        const ScriptEffects read = readEffects(sql + ");");
        QVERIFY(!read.script.statements[0].problem);
        QCOMPARE(lockOn(read.effects[0], u"other"_s), LockMode::AccessShare);
    }

private:
    /// Of more rows than fit into one part, this one far behind.
    static QByteArray insertOf(const QByteArray &row)
    {
        QByteArray sql = "INSERT INTO public.rows (id, name) VALUES\n";
        for (int i = 0; sql.size() < 1'500'000; ++i)
            sql += "  (" + QByteArray::number(i) + ", 'a) name, (' || $$,$$), -- " + QByteArray::number(i) + "\n";
        return sql + row + ",\n  (0, 'last')\nON CONFLICT (id) DO UPDATE SET name = excluded.name;\n";
    }
    static std::optional<LockMode> lockOn(const StatementEffects &told, const QString &relation)
    {
        const auto found = std::ranges::find(told.locks, relation, &LockForecast::relation);
        return found == told.locks.end() ? std::nullopt : std::optional(found->mode);
    }
};

QTEST_GUILESS_MAIN(LongInsertTest)
#include "tst_longinsert.moc"
