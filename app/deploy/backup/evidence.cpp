// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/evidence.h"

#include <QCoreApplication>
#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Fact fact(const char *label, const QString &value)
{
    return {{label}, value};
}

QString duration(qint64 ms)
{
    return ms < 1000 ? u"%1 ms"_s.arg(ms) : u"%1 s"_s.arg(double(ms) / 1000, 0, 'f', 1);
}

QString size(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}

QString comparedText(const BackupProof &proof)
{
    QStringList parts;
    if (proof.tablesByChecksum > 0)
        parts << Message{QT_TRANSLATE_N_NOOP("app", "%n table(s) row by row"), {}, proof.tablesByChecksum}.english();
    if (proof.tablesByCount > 0)
        parts << Message{QT_TRANSLATE_N_NOOP("app", "%n table(s) by the number of rows alone"), {}, proof.tablesByCount}
                     .english();
    if (!proof.notCompared.isEmpty())
        parts << Message{QT_TRANSLATE_N_NOOP("app", "%n table(s) not at all"), {}, int(proof.notCompared.size())}
                     .english();
    return parts.join(u", "_s);
}

void addProof(const BackupProof &proof, std::vector<Fact> &facts)
{
    facts.push_back(fact(QT_TRANSLATE_NOOP("app", "Proof"),
                         proof.isProven()
                             ? u"restored into a private PostgreSQL %1, nothing differs"_s.arg(proof.server)
                             : u"restored into a private PostgreSQL %1, and differs"_s.arg(proof.server)));
    facts.push_back(fact(QT_TRANSLATE_NOOP("app", "Time to restore"), duration(proof.restoreMs)));
    facts.push_back(fact(QT_TRANSLATE_NOOP("app", "Compared"), comparedText(proof)));
    for (const Message &difference : proof.differences)
        facts.push_back(fact(QT_TRANSLATE_NOOP("app", "Differs"), difference.english()));
    for (const Message &missing : proof.notRestored)
        facts.push_back(fact(QT_TRANSLATE_NOOP("app", "Not restored"), missing.english()));
}

}  // namespace

std::vector<Fact> backupFacts(const Backup &backup)
{
    const DumpFacts &dump = backup.dump;
    qint64 rows = 0;
    for (const TableContent &table : backup.content.tables)
        rows += table.isCounted() ? table.rows : 0;
    std::vector<Fact> facts{
        fact(dump.format == DumpFormat::Directory ? QT_TRANSLATE_NOOP("app", "Folder")
                                                  : QT_TRANSLATE_NOOP("app", "File"),
             dump.path),
        fact(QT_TRANSLATE_NOOP("app", "Size"), size(dump.bytes)),
        fact(QT_TRANSLATE_NOOP("app", "SHA-256"), dump.sha256),
        fact(QT_TRANSLATE_NOOP("app", "Objects listed"), QString::number(dump.objects)),
        fact(QT_TRANSLATE_NOOP("app", "Tables with data"), QString::number(dump.tables)),
        fact(QT_TRANSLATE_NOOP("app", "Rows counted"), QLocale::c().toString(rows)),
        fact(QT_TRANSLATE_NOOP("app", "All of it committed before"), backup.point.walPosition),
        fact(QT_TRANSLATE_NOOP("app", "Took"), duration(dump.durationMs)),
        fact(QT_TRANSLATE_NOOP("app", "Made by"),
             dump.jobs > 1 ? u"%1, %2 processes"_s.arg(dump.program).arg(dump.jobs) : dump.program)};
    if (backup.proof)
        addProof(*backup.proof, facts);
    return facts;
}

std::vector<Fact> restorePointFacts(const RestorePoint &point)
{
    return {fact(QT_TRANSLATE_NOOP("app", "Restore point"), point.name),
            fact(QT_TRANSLATE_NOOP("app", "WAL position"), point.walPosition),
            fact(QT_TRANSLATE_NOOP("app", "WAL segment"), point.walFile),
            fact(QT_TRANSLATE_NOOP("app", "Made at"), point.at.toString(Qt::ISODate))};
}

Message proofInAWord(const Backup &backup)
{
    if (!backup.isWhole())
        return {QT_TRANSLATE_NOOP("app", "Rows of single tables")};
    if (!backup.proof)
        return {QT_TRANSLATE_NOOP("app", "Not restored yet")};
    return backup.proof->isProven() ? Message{QT_TRANSLATE_NOOP("app", "Proven")}
                                    : Message{QT_TRANSLATE_NOOP("app", "Restored, and differs")};
}

}  // namespace lockstep
