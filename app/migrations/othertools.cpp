// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/othertools.h"

#include "app/migrations/sqlfile.h"

#include <QDir>
#include <QFile>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Folders that the tools use by default, the project's own first.
constexpr std::array places{"",          "migrations",   "db/migrations",       "db/migration",
                            "drizzle",   "sql",          "supabase/migrations", "prisma/migrations",
                            "changelog", "db/changelog", "migrations/committed"};

struct Sign
{
    const char *pattern;  ///< of a file's name in one of the places, or in a folder in there when it holds a '/'
    const char *tool;
};

constexpr std::array signs{Sign{"db.changelog-*.xml", "Liquibase"}};

bool holds(const QDir &folder, QLatin1StringView pattern)
{
    const auto slash = pattern.indexOf('/'_L1);
    if (slash < 0)
        return !folder.entryList({QString(pattern)}, QDir::Files).isEmpty();
    const QString file = pattern.mid(slash + 1);
    const QStringList folders = folder.entryList({QString(pattern.left(slash))}, QDir::Dirs | QDir::NoDotAndDotDot);
    return std::any_of(folders.begin(), folders.end(),
                       [&](const QString &name) { return folder.exists(name + u'/' + file); });
}

QString toolOfFirstFile(const QDir &folder)
{
    const QStringList files = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    QFile file(files.isEmpty() ? QString() : folder.filePath(files.first()));
    return !files.isEmpty() && file.open(QIODevice::ReadOnly) ? toolOfMarkers(file.read(4096)) : QString();
}

}  // namespace

QString otherToolIn(const QString &root)
{
    for (const char *place : places) {
        const QDir folder(QDir(root).filePath(QLatin1StringView(place)));
        if (!folder.exists())
            continue;
        for (const Sign &sign : signs) {
            if (holds(folder, QLatin1StringView(sign.pattern)))
                return QString::fromLatin1(sign.tool);
        }
        if (const QString tool = toolOfFirstFile(folder); !tool.isEmpty())
            return tool;
    }
    return {};
}

}  // namespace lockstep
