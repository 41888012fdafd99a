// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/conninfo.h"
#include "app/postgres/session.h"
#include "tests/postgres/privatestate.h"

#include <QTest>

#include <thread>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// The address with other words; what a person sees of it changes too.
ConnectionUrl changed(ConnectionUrl url, const std::vector<ConninfoWord> &words)
{
    url.conninfo += ' ' + conninfoOf(words);
    for (const ConninfoWord &word : words) {
        if (word.keyword == "user")
            url.user = QString::fromUtf8(word.value);
        if (word.keyword == "dbname")
            url.database = QString::fromUtf8(word.value);
    }
    return url;
}

}  // namespace

/// Logins against a server that asks for passwords.
class LoginTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_state = std::make_unique<test::PrivateState>();
        const auto started = startSandbox({});
        QVERIFY2(started, started ? "" : qPrintable(describe(started.error())));
        m_url = started->url;
        const auto session = Session::open(m_url, {});
        QVERIFY((*session)->execute("CREATE ROLE guarded LOGIN PASSWORD 'pass word''s'", {}));
        QVERIFY((*session)->execute("CREATE ROLE sleeper NOLOGIN", {}));
        QVERIFY((*session)->execute("CREATE ROLE stranger LOGIN", {}));
        const QByteArray file = (*session)->execute("SHOW hba_file", {})->rows[0][0];
        QFile rules(QString::fromUtf8(file));
        QVERIFY(rules.open(QIODevice::WriteOnly | QIODevice::Truncate));
        rules.write("local all lockstep trust\nlocal all sleeper trust\nlocal all guarded scram-sha-256\n");
        rules.close();
        QVERIFY((*session)->execute("SELECT pg_reload_conf()", {}));
        const auto isRefused = [this] { return !Session::open(changed(m_url, {{"user", "guarded"}}), {}); };
        QTRY_VERIFY(isRefused());
    }
    void cleanupTestCase() { m_state.reset(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void theRightPasswordOpens()
    {
        QVERIFY(Session::open(changed(m_url, {{"user", "guarded"}, {"password", "pass word's"}}), {}));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("conninfo");
        QTest::addColumn<QString>("failure");
        const auto row = [](const char *name, const std::vector<ConninfoWord> &words, const char *failure) {
            QTest::newRow(name) << conninfoOf(words) << QString::fromLatin1(failure);
        };
        row("a wrong password", {{"user", "guarded"}, {"password", "sesame"}}, "login-refused");
        row("no password", {{"user", "guarded"}}, "login-refused");
        row("an unknown role", {{"user", "nobody-here"}}, "login-refused");
        row("a role that may not log in", {{"user", "sleeper"}}, "login-refused");
        row("no rule in pg_hba.conf", {{"user", "stranger"}}, "login-refused");
        row("an unknown database", {{"dbname", "nosuch"}}, "login-refused");
        row("another port", {{"port", "5999"}}, "server-unreachable");
        row("a host that no name server knows", {{"host", "nosuch.invalid"}}, "server-unreachable");
        row("a socket folder that is not there", {{"host", "/nosuch"}}, "server-unreachable");
        row("a port that nobody listens at", {{"host", "127.0.0.1"}, {"port", "1"}}, "server-unreachable");
    }
    void refusals()
    {
        QFETCH(QByteArray, conninfo);
        const ConnectionUrl url = changed(m_url, *conninfoWords(conninfo + " password=sesame"));
        const auto session = Session::open(url, {});
        QVERIFY(!session);
        QTEST(QString(errorId(session.error().code)), "failure");
        QVERIFY(!session.error().hint.isEmpty());
        QVERIFY(session.error().message.english().contains(url.display()));
        QVERIFY2(!describe(session.error()).contains(u"sesame"_s), qPrintable(describe(session.error())));
    }

    void aMalformedAddressKeepsItsSecret()
    {
        ConnectionUrl url = m_url;
        url.conninfo = "host=x password=open sesame";
        const auto session = Session::open(url, {});
        QVERIFY(!session);
        QVERIFY2(!describe(session.error()).contains(u"sesame"_s), qPrintable(describe(session.error())));
    }

    void aServerThatStopsInTheMiddle()
    {
        const auto session = Session::open(m_url, {});
        QVERIFY(session);
        const std::jthread stopper([] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            (void)stopSandbox({});
        });
        const auto answer = (*session)->execute("SELECT pg_sleep(30)", {});
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::ConnectionLost);
        QCOMPARE((*session)->execute("SELECT 1", {}).error().code, ErrorCode::ConnectionLost);
    }

private:
    std::unique_ptr<test::PrivateState> m_state;
    ConnectionUrl m_url;
};

QTEST_GUILESS_MAIN(LoginTest)
#include "tst_login.moc"
