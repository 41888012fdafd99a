// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// The engine's rooms, lowest first: DESIGN's list. A room may include those before it, never one after it.
const QStringList rooms{u"core"_s,     u"project"_s, u"sql"_s,      u"migrations"_s, u"schema"_s,
                        u"declared"_s, u"review"_s,  u"postgres"_s, u"ledgers"_s,    u"rehearsal"_s,
                        u"signoff"_s,  u"deploy"_s,  u"report"_s,   u"cli"_s};

QStringList sourcesBelow(const QString &folder)
{
    QStringList paths;
    QDirIterator files(QStringLiteral(LOCKSTEP_SOURCE_DIR "/") + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        paths << files.next();
    return paths;
}

QStringList linesMatching(const QStringList &paths, const QRegularExpression &pattern)
{
    QStringList found;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("Cannot read %s", qPrintable(path));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        for (const QString &line : lines) {
            if (pattern.match(line).hasMatch())
                found << path.mid(int(sizeof(LOCKSTEP_SOURCE_DIR))) + u": "_s + line;
        }
    }
    return found;
}

}  // namespace

/// Reads the #include lines of the sources and holds the arrows: ui → models → app, and inside app DESIGN's order.
class LayeringTest : public QObject
{
    Q_OBJECT

private slots:
    void foldersIncludeOnlyWhatTheyMay_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("mayInclude");  // alternatives of a pattern over our own headers
        for (qsizetype i = 0; i < rooms.size(); ++i)
            QTest::addRow("app/%s", qPrintable(rooms[i]))
                << u"app/"_s + rooms[i] << u"(app/(%1)|version\\.h)"_s.arg(rooms.first(i + 1).join(u'|'));
        QTest::newRow("models") << u"models"_s << u"(app/(?!cli)|models/)"_s;
        QTest::newRow("ui") << u"ui"_s << u"(app/(?!cli)|models/|ui/|version\\.h)"_s;
    }
    void foldersIncludeOnlyWhatTheyMay()
    {
        QFETCH(QString, folder);
        QFETCH(QString, mayInclude);
        const QRegularExpression forbidden(u"^\\s*#\\s*include\\s+\"(?!%1)"_s.arg(mayInclude));
        const QRegularExpression generated(u"\\.moc\""_s);
        QStringList violations = linesMatching(sourcesBelow(folder), forbidden);
        violations.removeIf([&](const QString &line) { return line.contains(generated); });
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
    }

    void librariesStayInTheirRoom_data()
    {
        QTest::addColumn<QString>("header");  // pattern after #include <
        QTest::addColumn<QString>("home");  // pattern of the paths that may
        QTest::newRow("libpg_query") << u"pg_query"_s << u"^app/sql/"_s;
        QTest::newRow("libpqxx") << u"pqxx"_s << u"^app/postgres/(session\\.cpp|link\\.(cpp|h))"_s;
        QTest::newRow("OpenSSL") << u"openssl"_s << u"^app/core/filehash\\.cpp"_s;
        QTest::newRow("libpq") << u"libpq"_s << u"^app/postgres/pqresult\\.h"_s;
        QTest::newRow("Qt Sql") << u"(QtSql|QSql)"_s << u"^app/deploy/journal\\.cpp"_s;
        QTest::newRow("toml++") << u"toml"_s << u"^app/project/"_s;
        QTest::newRow("yaml-cpp") << u"yaml-cpp"_s << u"^app/migrations/liquibaseyaml\\.cpp"_s;
        QTest::newRow("CLI11") << u"CLI/"_s << u"^app/cli/"_s;
        QTest::newRow("QScintilla") << u"Qsci"_s << u"^ui/editor/"_s;
        QTest::newRow("QSettings") << u"QSettings"_s << u"^ui/settings"_s;
        QTest::newRow("Qt Gui and Widgets")
            << u"(QtGui|QtWidgets|QtSvg|QtPrintSupport|Q(Application|Widget|GuiApplication|Color|Icon|Palette|Font|Painter|Dialog|Action|Pixmap)\\b)"_s
            << u"^ui/"_s;
    }
    void librariesStayInTheirRoom()
    {
        QFETCH(QString, header);
        QFETCH(QString, home);
        const QRegularExpression include(u"^\\s*#\\s*include\\s+[<\"]%1"_s.arg(header));
        const QRegularExpression allowed(home);
        QStringList violations
            = linesMatching(sourcesBelow(u"app"_s) + sourcesBelow(u"models"_s) + sourcesBelow(u"ui"_s), include);
        QVERIFY2(!violations.isEmpty(), "Nothing includes it: this row tests nothing any more.");
        violations.removeIf([&](const QString &line) { return allowed.match(line).hasMatch(); });
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(LayeringTest)
#include "tst_layering.moc"
