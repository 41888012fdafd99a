// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/liquibasepaths.h"

#include "app/migrations/liquibasechangelog.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool isOutside(const QString &path)
{
    return path == ".."_L1 || path.startsWith("../"_L1) || QDir::isAbsolutePath(path);
}

}  // namespace

QString LiquibasePaths::resolved(const QString &from, const QString &name, bool isRelative) const
{
    const QString folder = from.contains(u'/') ? from.section(u'/', 0, -2) : QString();
    QString path = isRelative ? QDir::cleanPath(joined(folder, name))
                              : QDir::cleanPath(joined(m_bases[0], normalizedLiquibasePath(name)));
    for (const QString &base : isRelative ? QStringList() : m_bases) {
        const QString other = QDir::cleanPath(joined(base, normalizedLiquibasePath(name)));
        if (!isOutside(other) && QFileInfo::exists(QDir(m_root).filePath(other))) {
            path = other;
            break;
        }
    }
    return isOutside(path) ? QString() : path;
}

QString LiquibasePaths::ledgerPath(const QString &path) const
{
    QString rest = path;
    for (const QString &base : m_bases) {
        const QString prefix = base + u'/';
        if (!base.isEmpty() && path.startsWith(prefix) && path.size() - prefix.size() < rest.size())
            rest = path.mid(prefix.size());
    }
    return rest;
}

Message whyOutsideOfProject(const QString &name)
{
    return {QT_TRANSLATE_NOOP("app", "%1 leads out of the project, and Lockstep reads nothing there."), {name}};
}

QString normalizedLiquibasePath(QString path)
{
    static const QRegularExpression classpath(u"^classpath\\*?:"_s);
    path.remove(classpath).replace(u'\\', u'/');
    while (path.startsWith(u'/'))
        path.remove(0, 1);
    return QDir::cleanPath(path);
}

}  // namespace lockstep
