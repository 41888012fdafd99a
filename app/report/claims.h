// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reports about a project are claims, each with the places in files that show it; of them, documents for people and
// JSON for machines are made.

#include "app/report/document.h"

#include <QJsonObject>

namespace lockstep {

/// A line in a file of the project.
struct Place
{
    QString file{};  ///< relative to the project
    int line = 0;  ///< from 1; 0: the file as a whole
    bool operator==(const Place &) const = default;
};

struct Claim
{
    Message text{};
    std::vector<Place> places{};
};

struct ClaimGroup
{
    Message title{};  ///< may be empty
    std::vector<Claim> claims{};
};

struct ReportSection
{
    QString id{};  ///< for machines: "reversibility"
    Message title{};
    std::vector<Message> summary{};
    std::vector<std::pair<Message, QString>> counts{};
    std::vector<ClaimGroup> groups{};

    bool isEmpty() const { return summary.empty() && counts.empty() && groups.empty(); }
    /// Adds the group unless it has no claim.
    void add(ClaimGroup group);
};

struct ProjectReport
{
    QString kind{};  ///< "review" or "hygiene"
    QString folder{};  ///< of the migrations, which links leave out of their texts
    Message title{};
    std::vector<Message> lead{};
    std::vector<ReportSection> sections{};
    std::vector<Message> closing{};  ///< what was looked at without anything to say, and what was not

    /// Adds the section unless it is empty; then its title stands among those with nothing to say.
    void add(ReportSection section);
    QStringList silent{};  ///< titles of empty sections, translated; see finish()
    QStringList silentInEnglish{};
};

/// `linkBase` is put before links, which are relative to the project: empty, or "../shop/" for a report that lies
/// elsewhere. Long groups are cut, and say by how much; the JSON has all.
Document toDocument(const ProjectReport &report, const QString &linkBase = {});
QJsonObject claimsJson(const ProjectReport &report);

/// From the folder of `file` to the project, for links; empty where both are one.
QString linkBaseFor(const QString &file, const QString &root);

}  // namespace lockstep
