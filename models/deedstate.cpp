// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/deedstate.h"

#include "app/migrations/newfiles.h"
#include "app/migrations/rehash.h"
#include "app/project/textdiff.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {

DeedWork workOf(const ResolveRequest &request)
{
    const auto seen = std::make_shared<ResolvePreview>();
    return {.look = [request, seen](const JobContext &context) -> Result<DeedPreview> {
                auto preview = previewResolve(request, context);
                if (!preview)
                    return std::move(preview).error();
                *seen = *std::move(preview);
                return DeedPreview{seen->sentences, seen->change, seen->confirmations};
            },
            .act = [request, seen](const QHash<QString, QString> &answers,
                                   const JobContext &context) { return resolve(request, *seen, answers, context); }};
}

DeedWork workOf(const BaselineRequest &request)
{
    const auto seen = std::make_shared<BaselinePreview>();
    return {.look = [request, seen](const JobContext &context) -> Result<DeedPreview> {
                auto preview = previewBaseline(request, context);
                if (!preview)
                    return std::move(preview).error();
                *seen = *std::move(preview);
                return DeedPreview{seen->sentences, seen->change, seen->confirmations, seen->migration.forward.bytes,
                                   seen->isAdopted};
            },
            .act = [request, seen](const QHash<QString, QString> &answers,
                                   const JobContext &context) { return adopt(request, *seen, answers, context); }};
}

DeedWork journalRepairOf(const WorkspacePtr &workspace, const std::optional<TargetView> &view)
{
    const auto seen = std::make_shared<JournalRepair>();
    return {.look = [workspace, view, seen](const JobContext &context) -> Result<DeedPreview> {
                auto repair = previewJournalRepair(*workspace, view, QDateTime::currentDateTimeUtc(), context);
                if (!repair)
                    return std::move(repair).error();
                *seen = *std::move(repair);
                return DeedPreview{
                    .sentences = sentencesOf(*seen),
                    .confirmations
                    = {{u"go"_s,
                        {QT_TRANSLATE_NOOP("app", "I have seen the change. Write %1."), {seen->rebuilt.file.path}}}},
                    .script = differenceOf(*seen),
                    .isNothing = !seen->isNeeded(),
                    .nothing = {QT_TRANSLATE_NOOP("app", "The journal is as Drizzle needs it.")},
                };
            },
            .act = [workspace, seen](const QHash<QString, QString> &, const JobContext &) -> Result<LedgerChange> {
                if (Status written = repairJournal(*workspace, *seen); !written)
                    return std::move(written).error();
                return LedgerChange{};
            }};
}

namespace {

DeedPreview previewOf(const DraftedMigration &drafted)
{
    DeedPreview preview{.isNothing = drafted.files.empty(),
                        .nothing = {QT_TRANSLATE_NOOP("app", "The hashes are those of the files.")}};
    QStringList paths;
    for (const DraftFile &file : drafted.files) {
        paths << file.path;
        preview.script += unifiedDiff(file.replaced, file.bytes, file.path, file.path);
        preview.sentences.push_back(
            {QT_TRANSLATE_NOOP("app", "%1 gets the hashes of the files as they are now."), {file.path}});
    }
    preview.sentences.push_back({QT_TRANSLATE_NOOP(
        "app", "No migration's text is touched. One that was applied somewhere stays edited for the ledger there.")});
    preview.confirmations
        = {{u"go"_s, {QT_TRANSLATE_NOOP("app", "I have seen the change. Write %1."), {paths.join(u", "_s)}}}};
    return preview;
}

}  // namespace

DeedWork rehashOf(const WorkspacePtr &workspace)
{
    const auto seen = std::make_shared<DraftedMigration>();
    return {.look = [workspace, seen](const JobContext &) -> Result<DeedPreview> {
                auto drafted = rehashed(workspace->folder);
                if (!drafted)
                    return std::move(drafted).error();
                *seen = *std::move(drafted);
                return previewOf(*seen);
            },
            .act = [workspace, seen](const QHash<QString, QString> &, const JobContext &) -> Result<LedgerChange> {
                if (Status written = writeDraft(workspace->folder, *seen); !written)
                    return std::move(written).error();
                return LedgerChange{};
            }};
}

DeedWork workOf(const TablesOrder &order)
{
    const auto seen = std::make_shared<TablesPreview>();
    return {.look = [order, seen](const JobContext &context) -> Result<DeedPreview> {
                auto preview = previewTables(order, context);
                if (!preview)
                    return std::move(preview).error();
                *seen = *std::move(preview);
                return DeedPreview{.sentences = seen->sentences,
                                   .change = {.statements = seen->statements},
                                   .confirmations = seen->confirmations,
                                   .isNothing = seen->statements.isEmpty(),
                                   .nothing = {QT_TRANSLATE_NOOP("app", "No row is gone: there is nothing to do.")}};
            },
            .act
            = [order, seen](const QHash<QString, QString> &answers, const JobContext &context) -> Result<LedgerChange> {
                if (auto restored = putTablesBack(order, *seen, answers, context); !restored)
                    return std::move(restored).error();
                return LedgerChange{};
            }};
}

DeedWork workOf(const LeftIndexOrder &order)
{
    const auto seen = std::make_shared<LeftIndexPreview>();
    return {.look = [order, seen](const JobContext &context) -> Result<DeedPreview> {
                auto preview = previewLeftIndex(order, context);
                if (!preview)
                    return std::move(preview).error();
                *seen = *std::move(preview);
                return DeedPreview{
                    .sentences = seen->sentences,
                    .confirmations = seen->confirmations,
                    .isNothing = seen->index.isEmpty(),
                    .nothing = {QT_TRANSLATE_NOOP("app", "No invalid index was left: there is nothing to drop.")}};
            },
            .act
            = [order, seen](const QHash<QString, QString> &answers, const JobContext &context) -> Result<LedgerChange> {
                if (Status dropped = dropLeftIndex(order, *seen, answers, context); !dropped)
                    return std::move(dropped).error();
                return LedgerChange{};
            }};
}

DeedWork workOf(const EnrolOrder &order)
{
    const auto seen = std::make_shared<EnrolPreview>();
    return {.look = [order, seen](const JobContext &context) -> Result<DeedPreview> {
                auto preview = previewEnrolment(order, context);
                if (!preview)
                    return std::move(preview).error();
                *seen = *std::move(preview);
                return DeedPreview{.sentences = seen->sentences,
                                   .change = {.statements = seen->statements},
                                   .confirmations = seen->confirmations,
                                   .isNothing = seen->isNothing(),
                                   .nothing = {QT_TRANSLATE_NOOP("app", "Enrolled already, as %1."), {seen->id}}};
            },
            .act
            = [order, seen](const QHash<QString, QString> &answers, const JobContext &context) -> Result<LedgerChange> {
                if (Status done = enrol(order, *seen, answers, context); !done)
                    return std::move(done).error();
                return LedgerChange{};
            }};
}

DeedState::DeedState(DeedWork work, QObject *parent)
    : QObject(parent)
    , m_work(std::move(work))
{ }

void DeedState::look()
{
    m_phase = Phase::Looking;
    m_job.start(m_work.look, [this](Result<DeedPreview> preview) {
        if (!preview)
            return fail(preview.error());
        m_preview = *std::move(preview);
        m_phase = Phase::Shown;
        emit changed();
    });
    emit changed();
}

void DeedState::answer(const QString &id, const std::optional<QString> &text)
{
    if (text)
        m_answers.insert(id, *text);
    else
        m_answers.remove(id);
    emit changed();
}

bool DeedState::canAct() const
{
    if (m_phase != Phase::Shown || !m_preview || m_preview->isNothing)
        return false;
    return std::ranges::all_of(m_preview->confirmations, [this](const Confirmation &each) {
        return each.typed.isEmpty() ? m_answers.contains(each.id) : m_answers.value(each.id) == each.typed;
    });
}

void DeedState::act()
{
    if (!canAct())
        return;
    m_phase = Phase::Acting;
    m_job.start([act = m_work.act, answers = m_answers](const JobContext &context) { return act(answers, context); },
                [this](const Result<LedgerChange> &change) {
                    if (!change)
                        return fail(change.error());
                    m_phase = Phase::Done;
                    emit changed();
                    emit done();
                });
    emit changed();
}

void DeedState::fail(const Error &error)
{
    m_error = error;
    m_phase = Phase::Failed;
    emit changed();
}

}  // namespace lockstep
