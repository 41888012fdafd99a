// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/graphilefill.h"

#include "app/migrations/placeholders.h"
#include "app/migrations/sqlfile.h"

#include <QDir>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// .gmrc stands where the tool is run: beside the migrations folder, as a rule in the project.
GraphileSettings settingsFor(const FolderRequest &request)
{
    const QDir beside(QDir::cleanPath(QDir(request.root).filePath(joined(request.folder, u".."_s))));
    const bool isThere = !request.folder.isEmpty() && beside.exists(u".gmrc"_s);
    return readGraphileSettings(isThere ? beside.path() : request.root);
}

}  // namespace

GraphileFiller::GraphileFiller(const FolderRequest &request)
    : m_root(request.root)
    , m_given(request.placeholders)
    , m_settings(settingsFor(request))
{ }

std::optional<QString> GraphileFiller::valueOf(const QString &name, QStringList &missing) const
{
    const QString key = u':' + name;
    const QString given = m_given.value(name, m_given.value(key));
    if (!given.isEmpty())
        return given;
    const bool isReserved = name == "DATABASE_NAME"_L1 || name == "DATABASE_OWNER"_L1;
    const auto written = m_settings.placeholders.constFind(key);
    if (!isReserved && written == m_settings.placeholders.constEnd())
        return std::nullopt;
    if (!isReserved && *written != "!ENV"_L1)
        return *written;
    auto value = environmentValue(m_root, name);
    if (!value)
        missing << name;
    return value;
}

Message GraphileFiller::fill(SqlFile &file, qsizetype body) const
{
    file.section = onlySection(file.bytes, body, file.bytes.size());
    QStringList missing;
    fillPlaceholders(file, {":", {}}, [this, &missing](const QString &name) { return valueOf(name, missing); });
    if (!m_settings.prologue.isEmpty()) {
        file.section = m_settings.prologue + file.sql();
        file.isFilled = true;
        file.sha256 = contentHash(file);
    }
    return missing.isEmpty() ? Message{} : missingPlaceholder(u':' + missing.front(), missing.front());
}

}  // namespace lockstep
