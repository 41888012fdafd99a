// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/declared/readers.h"
#include "app/schema/replay.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>
#include <QDir>

namespace lockstep {

using namespace Qt::StringLiterals;

void readModelFiles(DeclaredModel &model, const QString &root, const QStringList &paths)
{
    for (const QString &path : paths) {
        const auto bytes = readFile(QDir(root).filePath(path));
        model.files.push_back({path, bytes ? *bytes : QByteArray()});
        const DeclaredPlace place{int(model.files.size()) - 1};
        if (!bytes)
            model.problems.push_back({place, bytes.error().message});
        else if (const qsizetype invalid = firstInvalidUtf8(*bytes); invalid >= 0)
            model.problems.push_back(
                {{place.file, {invalid, invalid + 1}}, {QT_TRANSLATE_NOOP("app", "%1 is not UTF-8 text."), {path}}});
    }
}

void DeclaredSql::add(const QByteArray &statement, const DeclaredPlace &place, const ObjectName &table)
{
    m_sql += statement + ";\n";
    m_places.push_back(place);
    m_tables.push_back(table);
}

void DeclaredSql::replayInto(DeclaredModel &model) const
{
    const ScriptEffects read = readEffects(m_sql);
    Replay replay;
    const auto notes = replay.apply(read.effects, 0);
    model.schema = replay.snapshot();
    model.places = {m_places};
    // A default or a type that holds a semicolon of its own would shift what follows: then nothing is said at all.
    const bool isShifted = read.script.statements.size() != m_places.size();
    const auto doubt = [&](std::size_t statement) {
        if (statement < m_tables.size() && !m_tables[statement].name.isEmpty())
            model.unsaid.insert(m_tables[statement]);
    };
    for (const ReplayNote &note : notes)
        doubt(note.statement);
    for (std::size_t index = 0; index < read.script.statements.size(); ++index) {
        if (isShifted || read.script.statements[index].problem)
            doubt(index);
    }
    if (isShifted)
        model.unsaid.insert(m_tables.begin(), m_tables.end());
}

QByteArray quotedName(const ObjectName &name)
{
    const QByteArray last = quotedIdentifier(name.name);
    return name.schema.isEmpty() || name.schema == "public"_L1 ? last : quotedIdentifier(name.schema) + '.' + last;
}

QByteArray quotedNames(const QStringList &columns)
{
    QByteArrayList names;
    for (const QString &column : columns)
        names << quotedIdentifier(column);
    return names.join(", ");
}

}  // namespace lockstep
