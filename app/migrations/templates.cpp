// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/templates.h"

#include <QFile>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The template with the migration's name in it: on one line, since it stands in a comment.
QByteArray filled(const QString &file, const QString &name)
{
    QFile source(u":/templates/"_s + file);
    const bool isOpen = source.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? source.readAll().replace("{name}", name.simplified().toUtf8()) : QByteArray();
}

}  // namespace

Draft draftFromTemplates(const QString &name, const QDateTime &at, bool isExpandContract)
{
    return {.name = name,
            .at = at,
            .forward = filled(isExpandContract ? u"expand-contract.sql"_s : u"migration.sql"_s, name),
            .revert = filled(u"revert.sql"_s, name)};
}

}  // namespace lockstep
