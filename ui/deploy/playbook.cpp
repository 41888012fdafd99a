// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/playbook.h"

#include "models/deploystate.h"
#include "models/deploywords.h"
#include "ui/deploy/bandframe.h"
#include "ui/deploy/fittedtext.h"
#include "ui/deploy/labels.h"

#include <QRegularExpression>
#include <QVBoxLayout>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// For a POSIX shell.
QString shellQuoted(QString word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:=@+-]+$"_s);
    if (plain.match(word).hasMatch())
        return word;
    return u'\'' + word.replace(u'\'', u"'\\''"_s) + u'\'';
}

/// The dump this run took, or empty.
QString backupPath(const RunRecord &run)
{
    for (const Fact &fact : run.at(Step::Backup).facts) {
        if (fact.value.endsWith(u".dump"))
            return fact.value;
    }
    return {};
}

QStringList revertScripts(const RunRecord &run)
{
    QStringList scripts;
    for (const PlannedMigration &planned : run.plan.migrations) {
        const auto state = std::ranges::find(run.migrations, planned.name, &MigrationRun::name);
        const bool took = state != run.migrations.end() && state->state != StatementState::Waiting
            && state->state != StatementState::Undone && state->state != StatementState::PassedBy;
        if (took && !planned.revertFile.isEmpty())
            scripts.prepend(planned.revertFile);  // last applied, first reverted
    }
    return scripts;
}

bool isFailed(const StepRecord &step)
{
    return step.error && step.state != StepState::Waiting && step.state != StepState::Succeeded
        && step.state != StepState::Confirmed;
}

/// A migration that runs statement by statement stopped in the middle, or nobody knows.
bool hasHalfDone(const RunRecord &run)
{
    return std::ranges::any_of(run.migrations, [](const MigrationRun &migration) {
        return migration.state == StatementState::Failed || migration.state == StatementState::InDoubt;
    });
}

/// The state of the database is never inferred; where the server could not be asked, that is said.
QString howKnown(const RunRecord &run)
{
    const bool isInDoubt
        = std::ranges::find(run.migrations, StatementState::InDoubt, &MigrationRun::state) != run.migrations.end();
    if (isInDoubt)
        return Playbook::tr(
            "Known from the journal only: the server could not be asked. Running the step again, or taking "
            "the run up again, asks it first.");
    return Playbook::tr("Known from the server's own answers and the ledger, not assumed.");
}

/// How far the word at `begin` goes: what the server's caret stands under.
int wordLength(const QString &sql, int begin)
{
    int end = begin;
    while (end < sql.size() && (sql[end].isLetterOrNumber() || sql[end] == u'_'))
        ++end;
    return std::max(1, end - begin);
}

}  // namespace

QString restoreCommands(const TargetIdentity &target, const QString &path)
{
    const QString copy = shellQuoted(target.database + u"_restored"_s);
    const QString where = u"--host=%1 --port=%2 --username=%3"_s.arg(
        shellQuoted(target.host), QString::number(target.port), shellQuoted(target.user));
    return u"createdb %1 %2\npg_restore %1 --exit-on-error --dbname=%2 %3"_s.arg(where, copy, shellQuoted(path));
}

Playbook::Playbook(DeployState &state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_failed(new BandFrame(BandFrame::Mood::Danger, this))
    , m_statementTitle(sectionLabel(m_failed, {}))
    , m_statement(new FittedText(tr("The statement that failed"), m_failed))
    , m_database(wrappedLabel(this))
    , m_ways(new QVBoxLayout)
{
    m_statement->setObjectName(u"failedStatement"_s);
    m_statement->setLineLimit(8);
    m_database->setObjectName(u"databaseState"_s);
    auto *failed = new QVBoxLayout(m_failed);
    failed->addWidget(m_statementTitle);
    failed->addWidget(m_statement);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(smallGap(this));
    layout->addWidget(m_failed);
    layout->addWidget(sectionLabel(this, tr("The database now")));
    layout->addWidget(m_database);
    layout->addWidget(sectionLabel(this, tr("Ways on")));
    layout->addLayout(m_ways);
    setVisible(false);
}

void Playbook::mirror()
{
    const StepRecord &step = m_state.record().at(Step::Migrate);
    const bool shown = isFailed(step) && m_state.activity() != DeployState::Activity::Performing;
    setVisible(shown);
    if (!shown || m_shownSince == step.finishedAt)
        return;
    m_shownSince = step.finishedAt;
    showStatement();
    QStringList known{databaseSentence(m_state.record())};
    for (const Fact &fact : step.facts)
        known << tr("%1: %2", "a fact's label and value").arg(fact.label.translated(), fact.value);
    known << howKnown(m_state.record());
    m_database->setText(known.join(u'\n'));
    showWays();
}

void Playbook::showStatement()
{
    const int row = m_state.statements().failedRow();
    m_failed->setVisible(row >= 0);
    if (row < 0)
        return;
    const StatementRun &failed = m_state.statements().statements()[std::size_t(row)];
    m_statementTitle->setText(
        tr("What failed: %1, line %2", "migration, line").arg(failed.migration, QString::number(failed.line)));
    m_statement->setCode(failed.text);
    const auto &error = failed.error ? failed.error : m_state.record().at(Step::Migrate).error;
    if (!error || !error->sql || error->sql->bytePosition < 0)
        return;
    const QByteArray before = failed.text.toUtf8().left(error->sql->bytePosition);
    const int begin = int(QString::fromUtf8(before).size());
    m_statement->mark(begin, wordLength(failed.text, begin));
}

void Playbook::showWays()
{
    while (QLayoutItem *item = m_ways->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const RunRecord &run = m_state.record();
    if (hasHalfDone(run)) {
        addWay(
            tr("Decide what becomes of what took effect"),
            tr("Part of a migration stands in the database. Undo it by hand or complete it, then run this step again: "
               "statements that are known to have taken effect are not run twice."));
    } else {
        addWay(tr("Try again"),
               tr("Nothing of the failed migration was left behind. Costs nothing; right when a lock, a "
                  "timeout or a cancelled statement was the cause."));
    }
    addWay(tr("Correct the file"),
           tr("Leave, end this run, correct the migration and begin a new deploy. A changed file is "
              "another plan: it is checked and confirmed anew."));
    addWay(tr("Leave it for later"),
           tr("The run stays open and the next start offers to take it up again; the database is asked first what "
              "happened meanwhile."));
    if (const QStringList scripts = revertScripts(run); !scripts.isEmpty())
        addWay(tr("Revert what was applied"),
               tr("These scripts undo it, in this order. Read them first: what they drop is gone. "
                  "Lockstep does not run them by itself."),
               scripts.join(u'\n'));
    if (const QString dump = backupPath(run); !dump.isEmpty())
        addWay(tr("Restore the backup beside it"),
               tr("Restores the backup of this run into a new database, to compare or to "
                  "swap. What was written since the backup is not in it."),
               restoreCommands(run.plan.target, dump));
}

void Playbook::addWay(const QString &title, const QString &text, const QString &code)
{
    auto *way = new QWidget(this);
    auto *layout = new QVBoxLayout(way);
    layout->setContentsMargins(smallGap(this), 0, 0, 0);
    layout->setSpacing(smallGap(this) / 2);
    QLabel *head = wrappedLabel(way, u"•  "_s + title);
    QFont bold = head->font();
    bold.setWeight(QFont::DemiBold);
    head->setFont(bold);
    layout->addWidget(head);
    layout->addWidget(mutedLabel(way, text));
    if (!code.isEmpty()) {
        auto *box = new FittedText(title, way);
        box->setCode(code);
        layout->addWidget(box);
    }
    m_ways->addWidget(way);
}

}  // namespace lockstep
