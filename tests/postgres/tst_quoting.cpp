// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/session.h"
#include "tests/support/testpostgres.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class QuotingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_database = std::make_unique<test::Database>(); }
    void cleanupTestCase() { m_database.reset(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    /// The server is asked to quote the same name, and to read ours back.
    void identifiers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"users"_s;
        QTest::newRow("upper case") << u"User"_s;
        QTest::newRow("a blank") << u"my table"_s;
        QTest::newRow("a quote") << u"a\"b"_s;
        QTest::newRow("a reserved word") << u"select"_s;
        QTest::newRow("a word of types") << u"integer"_s;
        QTest::newRow("an unreserved word") << u"name"_s;
        QTest::newRow("a digit first") << u"1st"_s;
        QTest::newRow("umlauts") << u"größe"_s;
        QTest::newRow("a dollar") << u"a$b"_s;
    }
    void identifiers()
    {
        QFETCH(QString, name);
        const QString theirs = m_database->sql("SELECT quote_ident(" + quotedLiteral(name) + ")");
        QCOMPARE(QString::fromUtf8(quotedIdentifier(name)), theirs);
    }

    void everyKeywordIsQuoted()
    {
        const QStringList words
            = m_database->sql("SELECT string_agg(word, ' ') FROM pg_get_keywords() WHERE catcode <> 'U'").split(u' ');
        QCOMPARE_GT(words.size(), 100);
        for (const QString &word : words)
            QCOMPARE(quotedIdentifier(word), '"' + word.toUtf8() + '"');
    }

    void literals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("plain") << u"x"_s;
        QTest::newRow("a quote") << u"it's"_s;
        QTest::newRow("a backslash") << u"a\\'b\\"_s;
        QTest::newRow("umlauts and lines") << u"ä\n\tö"_s;
    }
    void literals()
    {
        QFETCH(QString, text);
        QCOMPARE(m_database->sql("SELECT " + quotedLiteral(text)), text);
        QCOMPARE(m_database->sql("SET standard_conforming_strings = off; SELECT " + quotedLiteral(text)), text);
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("plain") << u"users"_s << QByteArray("users");
        QTest::newRow("with a schema") << u"public.User"_s << QByteArray("public.\"User\"");
        QTest::newRow("quoted already") << u"\"a.b\".c"_s << QByteArray("\"a.b\".c");
        QTest::newRow("a routine") << u"app.Sum(integer)"_s << QByteArray("app.\"Sum\"(integer)");
    }
    void names()
    {
        QFETCH(QString, name);
        QTEST(quotedName(name), "sql");
    }

private:
    std::unique_ptr<test::Database> m_database;
};

QTEST_GUILESS_MAIN(QuotingTest)
#include "tst_quoting.moc"
