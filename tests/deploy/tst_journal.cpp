// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/journal.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QtTest>

#include <sys/stat.h>
#include <thread>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

void runSql(const QString &path, const QStringList &statements)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
}

int modeOf(const QString &path)
{
    struct stat info
    { };
    ::stat(qPrintable(path), &info);
    return int(info.st_mode & 0777);
}

}  // namespace

class JournalTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->path() + u"/state/journal.sqlite"_s;
    }

    void whatIsAppendedIsReadBack()
    {
        auto journal = Journal::open(m_path);
        QVERIFY(journal);
        QVERIFY((*journal)->append(u"one"_s, u"runStarted"_s, {{u"project"_s, u"/a"_s}, {u"n"_s, 3}}));
        QVERIFY((*journal)->append(u"two"_s, u"runStarted"_s, {{u"project"_s, u"/b"_s}}));
        const auto appended = (*journal)->append(u"one"_s, u"finished"_s, {{u"text"_s, u"ä “ö” \n"_s}});
        QVERIFY(appended);
        const auto events = (*journal)->events(u"one"_s);
        QVERIFY(events);
        QCOMPARE(events->size(), 2u);
        QCOMPARE(events->at(0).data.value("n"_L1).toInt(), 3);
        QCOMPARE(events->at(1).data, appended->data);
        QCOMPARE(events->at(1).at, appended->at);
        QCOMPARE(events->at(1).hash, appended->hash);
        QCOMPARE(*(*journal)->runs({}), (QStringList{u"two"_s, u"one"_s}));
        QCOMPARE(*(*journal)->runs(u"/a"_s), QStringList{u"one"_s});
        QVERIFY((*journal)->events(u"three"_s)->empty());
    }

    void severalAreAppendedAtOnce()
    {
        const auto journal = Journal::open(m_path);
        QVERIFY(journal);
        QVERIFY((*journal)->append(u"one"_s, u"runStarted"_s, {{u"project"_s, u"/a"_s}}));
        const std::vector<NewEvent> entries{{u"confirmation"_s, {{u"n"_s, 1}}}, {u"stepConfirmed"_s, {}}};
        const auto appended = (*journal)->append(u"one"_s, entries);
        QVERIFY(appended);
        QCOMPARE(appended->size(), 2u);
        QVERIFY((*journal)->append(u"one"_s, u"finished"_s, {}));
        const auto events = (*journal)->events(u"one"_s);
        QCOMPARE(events->size(), 4u);
        QCOMPARE(events->at(1).data, entries[0].data);
        QCOMPARE(events->at(1).at, entries[0].at);
        QCOMPARE(events->at(2).hash, appended->at(1).hash);
        QCOMPARE(events->at(3).sequence, 4);
        QVERIFY((*journal)->checkChain()->isIntact);
    }

    void onlyItsOwnerMayRead()
    {
        const auto journal = Journal::open(m_path);
        QVERIFY(journal);
        QCOMPARE(modeOf(m_path), 0600);
        QCOMPARE(modeOf(m_folder->path() + u"/state"_s), 0700);
    }

    void anEventCannotBeChangedThroughSql()
    {
        QVERIFY((*Journal::open(m_path))->append(u"one"_s, u"runStarted"_s, {}));
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QVERIFY(!QSqlQuery(database).exec(u"DELETE FROM event"_s));
        QVERIFY(!QSqlQuery(database).exec(u"UPDATE event SET kind = 'x'"_s));
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(u"other"_s);
    }

    void chain_data()
    {
        QTest::addColumn<QStringList>("tampering");
        QTest::addColumn<qint64>("firstBad");
        const QString open = u"DROP TRIGGER event_is_kept"_s;
        const QString fixed = u"DROP TRIGGER event_is_fixed"_s;
        QTest::newRow("untouched") << QStringList{} << qint64(0);
        QTest::newRow("data edited") << QStringList{fixed, u"UPDATE event SET data = '{}' WHERE sequence = 3"_s}
                                     << qint64(3);
        QTest::newRow("time edited") << QStringList{fixed, u"UPDATE event SET at = '2020-01-01' WHERE sequence = 2"_s}
                                     << qint64(2);
        QTest::newRow("moved to another run")
            << QStringList{fixed, u"UPDATE event SET run = 'x' WHERE sequence = 1"_s} << qint64(1);
        QTest::newRow("one removed") << QStringList{open, u"DELETE FROM event WHERE sequence = 2"_s} << qint64(3);
        QTest::newRow("first removed") << QStringList{open, u"DELETE FROM event WHERE sequence = 1"_s} << qint64(2);
        QTest::newRow("hash edited") << QStringList{fixed, u"UPDATE event SET hash = 'x' WHERE sequence = 4"_s}
                                     << qint64(4);
    }

    void chain()
    {
        QFETCH(QStringList, tampering);
        QFETCH(qint64, firstBad);
        {
            auto journal = Journal::open(m_path);
            QVERIFY(journal);
            for (int i = 0; i < 5; ++i)
                QVERIFY((*journal)->append(u"one"_s, u"statementStarted"_s, {{u"i"_s, i}}));
        }
        runSql(m_path, tampering);
        const auto check = (*Journal::open(m_path))->checkChain();
        QVERIFY(check);
        QCOMPARE(check->isIntact, firstBad == 0);
        QCOMPARE(check->firstBadSequence, firstBad);
    }

    void twoWritersChain()
    {
        const auto writer = [this](const QString &run) {
            auto journal = Journal::open(m_path);
            for (int i = 0; i < 40; ++i) {
                if (!journal || !(*journal)->append(run, u"progress"_s, {{u"i"_s, i}}))
                    qFatal("append failed");
            }
        };
        {
            std::jthread one(writer, u"one"_s);
            std::jthread two(writer, u"two"_s);
        }
        const auto check = (*Journal::open(m_path))->checkChain();
        QVERIFY(check && check->isIntact);
        QCOMPARE(check->events, 80);
    }

    void unusable_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("a file that is no database") << u"text"_s;
        QTest::newRow("a folder in its place") << u"folder"_s;
        QTest::newRow("a file where its folder should be") << u"file as folder"_s;
        QTest::newRow("a newer program's journal") << u"newer"_s;
    }

    void unusable()
    {
        QFETCH(QString, what);
        const QString folder = m_folder->path() + u"/state"_s;
        if (what == "file as folder"_L1) {
            QFile file(folder);
            QVERIFY(file.open(QIODevice::WriteOnly));
        } else {
            QVERIFY(QDir().mkpath(what == "folder"_L1 ? m_path : folder));
        }
        if (what == "text"_L1) {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(5000, 'x'));
        }
        if (what == "newer"_L1)
            runSql(m_path, {u"PRAGMA user_version = 99"_s});
        const auto journal = Journal::open(m_path);
        QVERIFY(!journal);
        QCOMPARE(journal.error().code, ErrorCode::JournalUnusable);
        QVERIFY(journal.error().message.english().contains(u"journal.sqlite"_s));
        QVERIFY(!journal.error().hint.isEmpty());
    }

    void unfinishedTransactionOfAnotherIsWaitedFor()
    {
        auto journal = Journal::open(m_path);
        QVERIFY(journal);
        runSql(m_path, {u"BEGIN IMMEDIATE"_s});  // closing rolls it back
        QVERIFY((*journal)->append(u"one"_s, u"progress"_s, {}));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
