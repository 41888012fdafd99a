// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/flywayfill.h"

#include "app/migrations/placeholders.h"
#include "app/migrations/sqlfile.h"

namespace lockstep {

using namespace Qt::StringLiterals;

FlywayFiller::FlywayFiller(const FolderRequest &request, const FlywaySettings &settings)
    : m_settings(settings)
    , m_root(request.root)
{
    for (auto value = request.placeholders.begin(); value != request.placeholders.end(); ++value)
        m_given.insert(value.key().toLower(), *value);
}

std::optional<QString> FlywayFiller::valueOf(const QString &name, const QString &fileName) const
{
    const QString key = name.toLower();
    if (m_given.contains(key))
        return m_given.value(key);
    if (auto value = environmentValue(m_root, u"FLYWAY_PLACEHOLDERS_"_s + name.toUpper()))
        return value;
    if (m_settings.placeholders.contains(key))
        return m_settings.placeholders.value(key);
    if (key == "flyway:filename"_L1)
        return fileName;
    if (key == "flyway:table"_L1)
        return m_settings.table.isEmpty() ? u"flyway_schema_history"_s : m_settings.table;
    if (key == "flyway:defaultschema"_L1 && !m_settings.schema.isEmpty())
        return m_settings.schema;
    return std::nullopt;
}

Message FlywayFiller::fill(SqlFile &file, bool fillsPlaceholders) const
{
    static const QByteArray mark("\xEF\xBB\xBF");
    if (file.bytes.startsWith(mark))
        file.section = onlySection(file.bytes, mark.size(), file.bytes.size());
    if (!fillsPlaceholders || !m_settings.fillsPlaceholders)
        return {};
    QString missing;
    const QString fileName = file.path.section(u'/', -1);
    fillPlaceholders(file, {m_settings.prefix, m_settings.suffix}, [&](const QString &name) {
        auto value = valueOf(name, fileName);
        if (!value && missing.isEmpty())
            missing = name;
        return value;
    });
    if (missing.isEmpty())
        return {};
    return missingPlaceholder(QString::fromUtf8(m_settings.prefix) + missing + QString::fromUtf8(m_settings.suffix),
                              missing);
}

}  // namespace lockstep
