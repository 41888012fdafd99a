// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/killdeploy.h"

#include "app/postgres/programs.h"

#include <QProcess>
#include <QRegularExpression>

namespace lockstep::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 6;
const QString broken = u"20240106_check.sql"_s;

void mend(const Project &project)
{
    project.write(broken, "INSERT INTO log VALUES ('6');\nALTER TABLE item ADD CHECK (id >= 1);\n");
}

/// The server may be gone just then.
Result<DeployRequest> requestOf(const Project &project, const ConnectionUrl &url, BackupPolicy backup)
{
    DeployRequest request{.workspace = project.open()};
    TargetChoice choice{.url = url};
    choice.policy.backup = backup;
    auto view = inspectTarget(*request.workspace, choice, {});
    if (!view)
        return view.error();
    request.view = *std::move(view);
    auto plan = makePlan(*request.workspace, request.view, {});
    if (!plan)
        return plan.error();
    request.plan = *std::move(plan);
    request.backupFolder = project.root() + u"/../backups"_s;
    request.journalPath = project.journalPath();
    return request;
}

/// The command that the error tells the person to run; empty for none.
QByteArray advised(const Error &error)
{
    static const QRegularExpression drop(u"DROP INDEX CONCURRENTLY [^;]+;"_s);
    return drop.match(error.hint.english()).captured().toUtf8();
}

/// What keeps the run from its end, answered as a person would; false where nothing is to be done.
bool answered(const Project &project, const ConnectionUrl &url, const Error &error, KillEnd &end)
{
    if (const QByteArray command = advised(error); !command.isEmpty()) {
        ++end.byHand;
        return bool(taken(Session::open(url, {}))->execute(command, {}));
    }
    if (error.file.endsWith(broken)) {
        const auto journal = taken(Journal::open(project.journalPath()));
        for (const RunRecord &run : taken(interruptedRuns(*journal, project.open()->root)))
            taken(abandonRun(*journal, run.id));
        mend(project);
        return true;
    }
    return false;
}

Result<std::shared_ptr<DeployRun>> nextRun(const Project &project, const ConnectionUrl &url, BackupPolicy backup)
{
    const auto journal = Journal::open(project.journalPath());
    if (!journal)
        return journal.error();
    const auto interrupted = interruptedRuns(**journal, project.open()->root);
    if (!interrupted)
        return interrupted.error();
    auto request = requestOf(project, url, backup);
    if (!request)
        return request.error();
    return interrupted->empty() ? DeployRun::begin(*std::move(request), {})
                                : DeployRun::resume(interrupted->front().id, *std::move(request), {});
}

/// Until the run ends or a step fails; its error.
std::optional<Error> performAll(DeployRun &run)
{
    for (auto step = run.next(); step; step = run.next()) {
        if (const Status said = run.before(*step).empty() ? Status(Done{}) : confirmAll(run, *step); !said)
            return said.error();
        const auto record = run.perform(*step, {}, {});
        if (!record)
            return record.error();
        if (record->error)
            return *record->error;
        if (record->state != StepState::Succeeded)
            continue;
        if (const Status said = confirmAll(run, *step); !said)
            return said.error();
    }
    return {};
}

}  // namespace

void writeKillMigrations(const Project &project)
{
    QByteArray rows;
    for (int i = 1; i <= 200; ++i)
        rows += QByteArray::number(i) + "\titem " + QByteArray::number(i) + '\n';
    project.write(u"20240101_tables.sql"_s,
                  "CREATE TYPE mood AS ENUM ('old');\nCREATE TABLE item (id int, name text);\n"
                  "CREATE TABLE log (t text);\nCREATE TABLE counter (n int);\nINSERT INTO counter VALUES (0);\n"
                  "INSERT INTO log VALUES ('1');\n");
    project.write(u"20240102_rows.sql"_s,
                  "COPY item FROM stdin;\n" + rows
                      + "\\.\nUPDATE counter SET n = n + 1;\nINSERT INTO log VALUES ('2');\n");
    project.write(u"20240103_index.sql"_s,
                  "CREATE INDEX CONCURRENTLY item_name ON item (name);\nINSERT INTO log VALUES ('3');\n"
                  "DROP INDEX CONCURRENTLY item_name;\nCREATE INDEX CONCURRENTLY item_name_id ON item (name, id);\n");
    project.write(u"20240104_own.sql"_s,
                  "BEGIN;\nALTER TABLE item ADD COLUMN mood mood DEFAULT 'old';\nUPDATE counter SET n = n * 2 + 1;\n"
                  "INSERT INTO log VALUES ('4');\nCOMMIT;\n");
    project.write(u"20240105_enum.sql"_s, "ALTER TYPE mood ADD VALUE 'new';\nINSERT INTO log VALUES ('5');\n");
    project.write(broken, "INSERT INTO log VALUES ('6');\nALTER TABLE item ADD CHECK (id > 1);\n");
    project.write(u"20240107_mixed.sql"_s,
                  "INSERT INTO log VALUES ('7a');\nVACUUM item;\nUPDATE counter SET n = n * 3 + 1;\n"
                  "COPY log FROM stdin;\n7b\n\\.\nBEGIN;\nUPDATE counter SET n = n * 5 + 1;\n"
                  "INSERT INTO log VALUES ('7c');\nCOMMIT;\nCREATE UNIQUE INDEX CONCURRENTLY item_id ON item (id);\n"
                  "VACUUM log;\n");
    project.write(u"20240108_last.sql"_s,
                  "CREATE VIEW moods AS SELECT id, mood FROM item;\nUPDATE item SET mood = 'new' WHERE id > 100;\n"
                  "UPDATE counter SET n = n * 7 + 1;\nINSERT INTO log VALUES ('8');\n");
}

KillEnd deployToTheEnd(const Project &project, const ConnectionUrl &url, BackupPolicy backup)
{
    KillEnd end;
    for (int turn = 0; turn < patience; ++turn) {
        std::optional<Error> error;
        {
            const auto run = nextRun(project, url, backup);
            if (run && (*run)->record().plan.migrations.empty()) {
                end.outcome = u"done"_s;
                return end;
            }
            error = run ? performAll(**run) : std::optional(run.error());
        }
        if (!error) {
            end.outcome = u"done"_s;
            return end;
        }
        ++end.stops;
        end.outcome = describe(*error);
        if (!answered(project, url, *error, end))
            return end;
    }
    return end;
}

QString killEndState(const Database &database)
{
    QProcess pgDump;
    pgDump.start(taken(findProgram(u"pg_dump"_s, 0, {})).path,
                 {u"--schema-only"_s, u"--no-owner"_s, u"--dbname"_s, database.urlText()});
    if (!pgDump.waitForFinished() || pgDump.exitCode() != 0)
        qFatal("pg_dump: %s", pgDump.readAllStandardError().constData());
    QString schema = QString::fromUtf8(pgDump.readAllStandardOutput());
    static const QRegularExpression random(u"^\\\\(un)?restrict .*$"_s, QRegularExpression::MultilineOption);
    schema.remove(random);
    return schema
        + database.sql(
            "SELECT concat_ws(E'\\n', (SELECT string_agg(i::text, ' ' ORDER BY id) FROM item i),"
            " (SELECT string_agg(t, ' ' ORDER BY t) FROM log), (SELECT string_agg(n::text, ' ') FROM counter),"
            " (SELECT string_agg(filename, ' ' ORDER BY filename) FROM _manual_migrations),"
            " (SELECT string_agg(indexrelid::regclass || ':' || indisvalid, ' ' ORDER BY indexrelid::regclass::text) "
            "FROM pg_index"
            " WHERE indrelid::regclass::text IN ('item', 'log')))");
}

Miscounted miscounted(const Database &database)
{
    const auto number = [&database](const QByteArray &sql) { return database.sql(sql).toInt(); };
    if (number("SELECT count(to_regclass(t)) FROM unnest(ARRAY['log', 'item']) t") < 2)
        return {.lost = 1};
    return {.twice = number("SELECT (SELECT count(*) - count(DISTINCT t) FROM log)"
                            " + (SELECT count(*) - count(DISTINCT id) FROM item)"),
            .lost = number("SELECT 210 - (SELECT count(DISTINCT t) FROM log) - (SELECT count(DISTINCT id) FROM item)")};
}

void KillScore::print(const char *what) const
{
    qInfo("%s: %d points tried, struck at %d, recovered %d (an invalid index dropped by hand as told: %d); lost %d, "
          "done twice %d.",
          what, tried, struck, recovered, byHand, miscounted.lost, miscounted.twice);
}

QString difference(const QString &is, const QString &expected)
{
    const QStringList left = is.split(u'\n');
    const QStringList right = expected.split(u'\n');
    QStringList lines;
    for (const QString &line : left) {
        if (!right.contains(line))
            lines << u"is:       "_s + line;
    }
    for (const QString &line : right) {
        if (!left.contains(line))
            lines << u"expected: "_s + line;
    }
    return lines.isEmpty() ? u"the same lines in another order"_s : lines.join(u'\n');
}

}  // namespace lockstep::test
