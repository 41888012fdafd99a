// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/deedstate.h"

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
