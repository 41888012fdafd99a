// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/declared/mismatches.h"
#include "app/schema/difference.h"
#include "app/schema/replay.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace lockstep::test {

using namespace Qt::StringLiterals;

/// A project of one tool in a folder of its own.
class ModelProject
{
public:
    ModelProject(const QString &layout, const QString &folder)
        : m_opened{m_folder.path(), layout, folder}
    { }

    void write(const QString &path, const QByteArray &bytes) const
    {
        const QString whole = m_folder.filePath(path);
        QDir().mkpath(whole.section(u'/', 0, -2));
        QFile file(whole);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("Cannot write %s", qPrintable(whole));
    }
    void addMigration(const QString &name, const QString &path) { m_opened.migrations.push_back({name, {path}}); }
    QString root() const { return m_folder.path(); }
    std::optional<DeclaredModel> model() const { return readDeclaredModel(m_opened, {}); }

private:
    QTemporaryDir m_folder;
    MigrationFolder m_opened;
};

inline DeclaredModel prismaModel(const QByteArray &schema)
{
    const ModelProject project(u"prisma"_s, u"prisma/migrations"_s);
    project.write(u"prisma/schema.prisma"_s, schema);
    return project.model().value_or(DeclaredModel{});
}

inline Snapshot schemaOf(const QByteArray &sql)
{
    Replay replay;
    (void)replay.apply(readEffects(sql).effects, 0);
    return replay.snapshot();
}

/// What differs, a line each; empty when nothing does.
inline QString differences(const Snapshot &expected, const Snapshot &actual)
{
    static const QStringList changes{u"missing"_s, u"extra"_s, u"different"_s};
    QStringList lines;
    for (const SchemaDifference &one : compareSnapshots(expected, actual))
        lines << u"%1 %2 %3: \"%4\", \"%5\""_s.arg(one.kind, one.object, changes[int(one.change)], one.expected,
                                                   one.actual);
    return lines.join(u'\n');
}

/// "path:3: text"
inline QStringList problemsOf(const DeclaredModel &model)
{
    QStringList lines;
    for (const DeclaredProblem &problem : model.problems) {
        const DeclaredFile &file = model.files[std::size_t(problem.place.file)];
        const auto line = file.bytes.left(problem.place.range.begin).count('\n') + 1;
        lines << u"%1:%2: %3"_s.arg(file.path, QString::number(line), problem.text.english());
    }
    return lines;
}

/// "missing column users.name (text) line 3": a mismatch in words, with the line of its declaration.
inline QString textOf(const DeclaredModel &model, const Mismatch &mismatch)
{
    static const QStringList kinds{u"table"_s, u"column"_s, u"type"_s,     u"null"_s,    u"default"_s,
                                   u"key"_s,   u"unique"_s, u"index"_s,    u"foreign"_s, u"enum"_s,
                                   u"value"_s, u"policy"_s, u"function"_s, u"trigger"_s, u"view"_s};
    static const QStringList changes{u"missing"_s, u"extra"_s, u"different"_s};
    static const QStringList weights{u"note"_s, u"warning"_s, u"error"_s};
    QString text = QStringList{weights[int(mismatch.weight)], changes[int(mismatch.change)], kinds[int(mismatch.of)],
                               mismatch.object}
                       .join(u' ');
    if (!mismatch.declared.isEmpty())
        text += u" declared "_s + mismatch.declared;
    if (!mismatch.made.isEmpty())
        text += u" made "_s + mismatch.made;
    if (mismatch.place.file >= 0) {
        const QByteArray &bytes = model.files[std::size_t(mismatch.place.file)].bytes;
        text += u" @"_s + QString::number(bytes.left(mismatch.place.range.begin).count('\n') + 1);
    }
    return text;
}

}  // namespace lockstep::test
