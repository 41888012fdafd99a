// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fleetview.h"

#include "app/cli/progressline.h"
#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/report/fleet.h"
#include "app/report/json.h"
#include "app/report/record.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString symbolOf(MemberState state)
{
    switch (state) {
    case MemberState::UpToDate:
    case MemberState::Done:
        return u"✓"_s;
    case MemberState::Waiting:
    case MemberState::Running:
        return u"●"_s;
    case MemberState::Held:
        return u"⚠"_s;
    default:
        return u"⛔"_s;
    }
}

/// A record that cannot be written is said, and stops no fleet: the journal has it all.
void keepRecord(const RunRecord &record, const Terminal &terminal)
{
    if (const auto written = writeRecord(record, defaultRecordFolder()); !written)
        terminal.note(describe(written.error()));
}

QString took(const FleetRow &row)
{
    return row.durationMs > 0 ? u"%1 s"_s.arg(double(row.durationMs) / 1000, 0, 'f', 1) : QString();
}

QStringList cellsOf(const FleetRow &row, const Terminal &terminal)
{
    QStringList remarks;
    if (row.error)
        remarks << row.error->message.translated();
    for (const Confirmation &question : row.questions)
        remarks << question.text.translated();
    if (remarks.isEmpty() && row.pending > 0 && row.state == MemberState::Waiting)
        remarks << counted(QT_TRANSLATE_N_NOOP("app", "%n migration(s) pending"), row.pending);
    return {terminal.symbol(symbolOf(row.state)) + memberStateTitle(row.state).translated(), row.name, row.target,
            took(row), remarks.join(u"; "_s)};
}

class FleetText : public FleetView
{
public:
    explicit FleetText(const Surroundings &surroundings)
        : m_output(surroundings.output)
        , m_terminal(surroundings.terminal)
        , m_progress(surroundings.progress)
    { }

    void surveyed(const FleetRun &fleet) override
    {
        m_progress.giveWay();
        std::vector<QStringList> rows;
        for (const FleetRow &row : fleet.rows())
            rows.push_back(cellsOf(row, m_terminal));
        for (const QString &line : aligned(rows))
            m_output.line(line);
        m_output.line();
        m_output.line(fleetSummary(fleet.rows()));
    }

    void waveBegins(const FleetRun &fleet, int wave) override
    {
        m_output.line();
        m_output.line(m_terminal.styled(
            Style::Bold,
            said(QT_TRANSLATE_NOOP("app", "Wave %1 of %2"), {QString::number(wave + 1), QString::number(fleet.waves())})
                + u": "_s + fleet.before(wave).text.translated()));
    }

    FleetSink sink(const FleetRun &) override
    {
        return {.onRow =
                    [this](std::size_t, const FleetRow &row) {
                        if (row.state == MemberState::Running)
                            return;
                        m_progress.giveWay();
                        for (const QString &line : aligned({cellsOf(row, m_terminal)}))
                            m_output.line(line);
                    },
                .onEnded = [this](std::size_t, const RunRecord &record) { keepRecord(record, m_terminal); }};
    }

    void ended(const FleetRun &fleet, const std::optional<Error> &error, int) override
    {
        m_progress.giveWay();
        m_output.line();
        m_output.line(fleetSummary(fleet.rows()));
        for (const FleetRow &row : fleet.rows()) {
            if (row.error && !row.run.isEmpty())
                m_output.line(
                    row.name + u": "_s + describe(*row.error) + u'\n'
                    + said(QT_TRANSLATE_NOOP("app", "lockstep history %1 shows its run."), {row.run.left(8)}));
        }
        if (error)
            m_terminal.note(describe(*error));
    }

private:
    Output &m_output;
    const Terminal &m_terminal;
    ProgressLine &m_progress;
};

class FleetLines : public FleetView
{
public:
    explicit FleetLines(const Surroundings &surroundings)
        : m_output(surroundings.output)
        , m_terminal(surroundings.terminal)
    { }

    void surveyed(const FleetRun &fleet) override { m_output.jsonLine(fleetJson(fleet, u"surveyed"_s)); }

    void waveBegins(const FleetRun &fleet, int wave) override
    {
        QJsonObject line = fleetEvent(fleet.id(), u"waveStarted"_s);
        line.insert(u"wave"_s, wave + 1);
        line.insert(u"members"_s, int(fleet.membersOf(wave).size()));
        m_output.jsonLine(line);
    }

    FleetSink sink(const FleetRun &fleet) override
    {
        return {.onRow =
                    [this, &fleet](std::size_t, const FleetRow &row) {
                        QJsonObject line = fleetEvent(fleet.id(), u"memberChanged"_s);
                        line.insert(u"member"_s, memberJson(row));
                        m_output.jsonLine(line);
                    },
                .onEvent =
                    [this, &fleet](std::size_t index, const RunEvent &event) {
                        const FleetRow &row = fleet.rows()[index];
                        QJsonObject line = eventJson(row.run, event, u"fleet"_s);
                        line.insert(u"member"_s, row.name);
                        m_output.jsonLine(line);
                    },
                .onEnded = [this](std::size_t, const RunRecord &record) { keepRecord(record, m_terminal); }};
    }

    void ended(const FleetRun &fleet, const std::optional<Error> &error, int exitStatus) override
    {
        QJsonObject line = fleetJson(fleet, u"finished"_s);
        line.insert(u"exitCode"_s, exitStatus);
        line.insert(u"error"_s, error ? QJsonValue(errorObject(*error)) : QJsonValue());
        m_output.jsonLine(line);
    }

private:
    Output &m_output;
    const Terminal &m_terminal;
};

}  // namespace

std::unique_ptr<FleetView> makeFleetView(const Surroundings &surroundings)
{
    if (surroundings.output.isJson())
        return std::make_unique<FleetLines>(surroundings);
    return std::make_unique<FleetText>(surroundings);
}

}  // namespace lockstep
