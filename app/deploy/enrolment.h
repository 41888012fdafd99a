// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/deed.h"

namespace lockstep {

class Journal;

/// The DDL that enrols a target: schema and table made where they are missing, readable for every role and writable for
/// their owner alone, and its one row. Each a statement, all in one transaction.
QStringList enrolmentStatements(const QString &id);

/// The target is to get an enrolment id, or the one that it has is to be taken for the right one here.
struct EnrolOrder
{
    WorkspacePtr workspace{};
    TargetView view{};
    QString journalPath{};  ///< empty: the state folder's journal
};

/// What would be done, before it is.
struct EnrolPreview
{
    QString id{};
    QString known{};  ///< what this machine knew the target by; empty: nothing
    QStringList statements{};  ///< empty: the target has its id already
    std::vector<Message> sentences{};
    std::vector<Confirmation> confirmations{};

    bool isNothing() const { return statements.isEmpty() && known == id; }
};

/// Asks the server; writes nothing. PrivilegeMissing, with the statements for an owner to run, where the role may not
/// make them.
Result<EnrolPreview> previewEnrolment(const EnrolOrder &order, const JobContext &context);

/// What the preview shows. The journal has it as a deed "enrol". PlanChanged where somebody enrolled the target
/// meanwhile.
Status enrol(const EnrolOrder &order, const EnrolPreview &preview, const QHash<QString, QString> &answers,
             const JobContext &context);

/// The enrolment id by which the journal knows what the choice (an environment, or a bare address) leads to, from the
/// newest run that saw one; empty where none did. The members of a fleet are told apart by their addresses.
Result<QString> knownEnrolment(const Journal &journal, const Workspace &workspace, const TargetView &view,
                               bool isOfFleet);

/// WrongTarget where the choice leads to a target that is not enrolled as the one that it led to before.
Status requireKnownEnrolment(const Journal &journal, const Workspace &workspace, const TargetView &view,
                             bool isOfFleet);

}  // namespace lockstep
