// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/programs.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class ProgramsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_path = qgetenv("PATH");
    }
    void cleanup() { qputenv("PATH", m_path); }

    void theInstalledServer()
    {
        const auto program = findProgram(u"initdb"_s, 0, {});
        QVERIFY(program);
        QVERIFY(QFileInfo(program->path).isExecutable());
        QVERIFY(program->major >= 10);
        QCOMPARE(program->version.section(u'.', 0, 0).toInt(), program->major);
    }

    void theNewestInThePath()
    {
        const QTemporaryDir folder;
        place(folder.filePath(u"old"_s), "pg_dump (PostgreSQL) 9.6.24");
        place(folder.filePath(u"new"_s), "pg_dump (PostgreSQL) 99.1 (Somewhere 99.1-1)");
        place(folder.filePath(u"odd"_s), "something else");
        qputenv("PATH",
                (folder.filePath(u"old"_s) + u':' + folder.filePath(u"odd"_s) + u':' + folder.filePath(u"new"_s) + u':'
                 + QString::fromLocal8Bit(m_path))
                    .toLocal8Bit());
        const auto program = findProgram(u"pg_dump"_s, 15, {});
        QVERIFY(program);
        QCOMPARE(program->path, folder.filePath(u"new/pg_dump"_s));
        QCOMPARE(program->version, u"99.1"_s);
    }

    /// /bin may be a link to /usr/bin.
    void aFolderOfTwoNamesIsSearchedOnce()
    {
        const QTemporaryDir folder;
        place(folder.filePath(u"one"_s), "pg_dump (PostgreSQL) 99.1");
        QVERIFY(QFile::link(folder.filePath(u"one"_s), folder.filePath(u"two"_s)));
        qputenv("PATH", (folder.filePath(u"two"_s) + u':' + folder.filePath(u"one"_s)).toLocal8Bit());
        const auto programs = findPrograms(u"pg_dump"_s, {});
        QVERIFY(programs);
        QCOMPARE(std::ranges::count(*programs, u"99.1"_s, &ClientProgram::version), 1);
    }

    void debiansWrapperIsPassedBy()
    {
        const QTemporaryDir folder;
        place(folder.filePath(u"real"_s), "pg_dump (PostgreSQL) 99.1", u"pg_wrapper"_s);
        QVERIFY(QFile::link(folder.filePath(u"real/pg_wrapper"_s), folder.filePath(u"pg_dump"_s)));
        qputenv("PATH", folder.path().toLocal8Bit());
        QVERIFY(!findProgram(u"pg_dump"_s, 98, {}));
    }

    void aProgramThatWasReplacedIsAskedAgain()
    {
        const QTemporaryDir folder;
        qputenv("PATH", folder.path().toLocal8Bit());
        for (const char *version : {"98.1", "99.1"}) {
            place(folder.path(), QByteArray("pg_dump (PostgreSQL) ") + version);
            const auto program = findProgram(u"pg_dump"_s, 98, {});
            QVERIFY(program);
            QCOMPARE(program->version, QString::fromLatin1(version));
        }
    }

    void missing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("minimum");
        QTest::addColumn<QString>("hint");
        QTest::newRow("not installed") << u"pg_nosuch"_s << 17 << u"Install the package postgresql-client-17."_s;
        QTest::newRow("too old") << u"pg_dump"_s << 98 << u"Install the package postgresql-client-98."_s;
        QTest::newRow("a server's program") << u"initdb"_s << 98 << u"Install the package postgresql-98."_s;
        QTest::newRow("any version") << u"pg_nosuch"_s << 0 << u"Install the package postgresql-client."_s;
    }
    void missing()
    {
        QFETCH(QString, name);
        QFETCH(int, minimum);
        const auto program = findProgram(name, minimum, {});
        QVERIFY(!program);
        QCOMPARE(program.error().code, ErrorCode::ProgramMissing);
        QTEST(program.error().hint.english(), "hint");
    }

private:
    /// A program that says `version` and nothing else.
    static void place(const QString &folder, const QByteArray &version, const QString &name = u"pg_dump"_s)
    {
        QDir().mkpath(folder);
        QFile file(folder + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("#!/bin/sh\necho '" + version + "'\n");
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
    }

    QByteArray m_path;
};

QTEST_GUILESS_MAIN(ProgramsTest)
#include "tst_programs.moc"
