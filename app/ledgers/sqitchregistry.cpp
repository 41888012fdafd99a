// SPDX-License-Identifier: GPL-3.0-or-later

// Sqitch's registry, version 1.1: tables, their constraints' names and their comments are what sqitch 1.3.1 and 1.6.1
// leave behind (pg_dump -s of both; LEDGERS.md, section 2.8).

#include "app/ledgers/sqitchregistry.h"

#include "app/ledgers/rows.h"

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct Table
{
    const char *name;
    const char *columns;  ///< {r} stands for the registry's schema
};

constexpr std::array tables{
    Table{"releases",
          "version REAL PRIMARY KEY, installed_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(), "
          "installer_name TEXT NOT NULL, installer_email TEXT NOT NULL"},
    Table{"projects",
          "project TEXT PRIMARY KEY, uri TEXT NULL UNIQUE, "
          "created_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(), "
          "creator_name TEXT NOT NULL, creator_email TEXT NOT NULL"},
    Table{"changes",
          "change_id TEXT PRIMARY KEY, script_hash TEXT NULL, change TEXT NOT NULL, "
          "project TEXT NOT NULL REFERENCES {r}.projects(project) ON UPDATE CASCADE, "
          "note TEXT NOT NULL DEFAULT '', committed_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(), "
          "committer_name TEXT NOT NULL, committer_email TEXT NOT NULL, planned_at TIMESTAMPTZ NOT NULL, "
          "planner_name TEXT NOT NULL, planner_email TEXT NOT NULL, UNIQUE (project, script_hash)"},
    Table{"tags",
          "tag_id TEXT PRIMARY KEY, tag TEXT NOT NULL, "
          "project TEXT NOT NULL REFERENCES {r}.projects(project) ON UPDATE CASCADE, "
          "change_id TEXT NOT NULL REFERENCES {r}.changes(change_id) ON UPDATE CASCADE, "
          "note TEXT NOT NULL DEFAULT '', committed_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(), "
          "committer_name TEXT NOT NULL, committer_email TEXT NOT NULL, planned_at TIMESTAMPTZ NOT NULL, "
          "planner_name TEXT NOT NULL, planner_email TEXT NOT NULL, UNIQUE (project, tag)"},
    Table{"dependencies",
          "change_id TEXT NOT NULL REFERENCES {r}.changes(change_id) ON UPDATE CASCADE ON DELETE CASCADE, "
          "type TEXT NOT NULL, dependency TEXT NOT NULL, "
          "dependency_id TEXT NULL REFERENCES {r}.changes(change_id) ON UPDATE CASCADE "
          "CONSTRAINT dependencies_check CHECK ((type = 'require' AND dependency_id IS NOT NULL) "
          "OR (type = 'conflict' AND dependency_id IS NULL)), PRIMARY KEY (change_id, dependency)"},
    Table{"events",
          "event TEXT NOT NULL CONSTRAINT events_event_check "
          "CHECK (event IN ('deploy', 'revert', 'fail', 'merge')), change_id TEXT NOT NULL, "
          "change TEXT NOT NULL, project TEXT NOT NULL REFERENCES {r}.projects(project) ON UPDATE CASCADE, "
          "note TEXT NOT NULL DEFAULT '', requires TEXT[] NOT NULL DEFAULT '{}', "
          "conflicts TEXT[] NOT NULL DEFAULT '{}', tags TEXT[] NOT NULL DEFAULT '{}', "
          "committed_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(), committer_name TEXT NOT NULL, "
          "committer_email TEXT NOT NULL, planned_at TIMESTAMPTZ NOT NULL, planner_name TEXT NOT NULL, "
          "planner_email TEXT NOT NULL, PRIMARY KEY (change_id, committed_at)"}};

struct Comment
{
    const char *kind;
    const char *object;
    const char *text;  ///< Sqitch's own words, slips included: they are part of the schema that it leaves
};

constexpr std::array comments{
    Comment{"TABLE", "releases", "Sqitch registry releases."},
    Comment{"COLUMN", "releases.version", "Version of the Sqitch registry."},
    Comment{"COLUMN", "releases.installed_at", "Date the registry release was installed."},
    Comment{"COLUMN", "releases.installer_name", "Name of the user who installed the registry release."},
    Comment{"COLUMN", "releases.installer_email", "Email address of the user who installed the registry release."},
    Comment{"TABLE", "projects", "Sqitch projects deployed to this database."},
    Comment{"COLUMN", "projects.project", "Unique Name of a project."},
    Comment{"COLUMN", "projects.uri", "Optional project URI"},
    Comment{"COLUMN", "projects.created_at", "Date the project was added to the database."},
    Comment{"COLUMN", "projects.creator_name", "Name of the user who added the project."},
    Comment{"COLUMN", "projects.creator_email", "Email address of the user who added the project."},
    Comment{"TABLE", "changes", "Tracks the changes currently deployed to the database."},
    Comment{"COLUMN", "changes.change_id", "Change primary key."},
    Comment{"COLUMN", "changes.script_hash", "Deploy script SHA-1 hash."},
    Comment{"COLUMN", "changes.change", "Name of a deployed change."},
    Comment{"COLUMN", "changes.project", "Name of the Sqitch project to which the change belongs."},
    Comment{"COLUMN", "changes.note", "Description of the change."},
    Comment{"COLUMN", "changes.committed_at", "Date the change was deployed."},
    Comment{"COLUMN", "changes.committer_name", "Name of the user who deployed the change."},
    Comment{"COLUMN", "changes.committer_email", "Email address of the user who deployed the change."},
    Comment{"COLUMN", "changes.planned_at", "Date the change was added to the plan."},
    Comment{"COLUMN", "changes.planner_name", "Name of the user who planed the change."},
    Comment{"COLUMN", "changes.planner_email", "Email address of the user who planned the change."},
    Comment{"TABLE", "tags", "Tracks the tags currently applied to the database."},
    Comment{"COLUMN", "tags.tag_id", "Tag primary key."},
    Comment{"COLUMN", "tags.tag", "Project-unique tag name."},
    Comment{"COLUMN", "tags.project", "Name of the Sqitch project to which the tag belongs."},
    Comment{"COLUMN", "tags.change_id", "ID of last change deployed before the tag was applied."},
    Comment{"COLUMN", "tags.note", "Description of the tag."},
    Comment{"COLUMN", "tags.committed_at", "Date the tag was applied to the database."},
    Comment{"COLUMN", "tags.committer_name", "Name of the user who applied the tag."},
    Comment{"COLUMN", "tags.committer_email", "Email address of the user who applied the tag."},
    Comment{"COLUMN", "tags.planned_at", "Date the tag was added to the plan."},
    Comment{"COLUMN", "tags.planner_name", "Name of the user who planed the tag."},
    Comment{"COLUMN", "tags.planner_email", "Email address of the user who planned the tag."},
    Comment{"TABLE", "dependencies", "Tracks the currently satisfied dependencies."},
    Comment{"COLUMN", "dependencies.change_id", "ID of the depending change."},
    Comment{"COLUMN", "dependencies.type", "Type of dependency."},
    Comment{"COLUMN", "dependencies.dependency", "Dependency name."},
    Comment{"COLUMN", "dependencies.dependency_id", "Change ID the dependency resolves to."},
    Comment{"TABLE", "events", "Contains full history of all deployment events."},
    Comment{"COLUMN", "events.event", "Type of event."},
    Comment{"COLUMN", "events.change_id", "Change ID."},
    Comment{"COLUMN", "events.change", "Change name."},
    Comment{"COLUMN", "events.project", "Name of the Sqitch project to which the change belongs."},
    Comment{"COLUMN", "events.note", "Description of the change."},
    Comment{"COLUMN", "events.requires", "Array of the names of required changes."},
    Comment{"COLUMN", "events.conflicts", "Array of the names of conflicting changes."},
    Comment{"COLUMN", "events.tags", "Tags associated with the change."},
    Comment{"COLUMN", "events.committed_at", "Date the event was committed."},
    Comment{"COLUMN", "events.committer_name", "Name of the user who committed the event."},
    Comment{"COLUMN", "events.committer_email", "Email address of the user who committed the event."},
    Comment{"COLUMN", "events.planned_at", "Date the event was added to the plan."},
    Comment{"COLUMN", "events.planner_name", "Name of the user who planed the change."},
    Comment{"COLUMN", "events.planner_email", "Email address of the user who plan planned the change."},
};

}  // namespace

LedgerPlace sqitchRegistry(const LedgerPlace &place)
{
    return {place.schema.isEmpty() ? u"sqitch"_s : place.schema, {}};
}

Status createSqitchRegistry(Session &session, const LedgerPlace &registry, const JobContext &context)
{
    if (Status schema = requireSchema(session, registry.schema, context); !schema)
        return schema;
    const QByteArray prefix = quotedIdentifier(registry.schema);
    QByteArrayList statements{"COMMENT ON SCHEMA " + prefix + " IS 'Sqitch database deployment metadata v1.1.'"};
    for (const Table &table : tables)
        statements << "CREATE TABLE " + prefix + '.' + table.name + " ("
                + QByteArray(table.columns).replace("{r}", prefix) + ')';
    for (const Comment &comment : comments)
        statements << QByteArray("COMMENT ON ") + comment.kind + ' ' + prefix + '.' + comment.object + " IS "
                + quotedLiteral(QString::fromLatin1(comment.text));
    for (const QByteArray &statement : statements) {
        if (Status made = perform(session, statement, {}, context); !made)
            return made;
    }
    return Done{};
}

}  // namespace lockstep
