// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/consent.h"

#include "app/cli/text.h"
#include "app/deploy/checklist.h"
#include "app/deploy/windowguard.h"
#include "app/report/plaintext.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr int typingAttempts = 3;

bool meansYes(const QString &answer)
{
    // The letters that the question shows, and the English ones in every language.
    const QString word = answer.toLower();
    return word == "y"_L1 || word == "yes"_L1 || word == said(QT_TRANSLATE_NOOP("app", "y"))
        || word == said(QT_TRANSLATE_NOOP("app", "yes"));
}

Error notConfirmed(const Confirmation &confirmation)
{
    return {ErrorCode::PolicyRefused,
            {QT_TRANSLATE_NOOP("app", "This was not confirmed: %1"), {confirmation.text.translated()}},
            {},
            {QT_TRANSLATE_NOOP("app", "Nothing more is done. Try again when it can be confirmed.")}};
}

Error wantsReason(const Confirmation &confirmation)
{
    return {
        ErrorCode::PolicyRefused,
        confirmation.text,
        {},
        {QT_TRANSLATE_NOOP("app", "Wait for the window, or give --outside-window REASON, which the record keeps.")}};
}

Error repeatsUnasked(const Confirmation &confirmation)
{
    return {ErrorCode::PolicyRefused,
            {QT_TRANSLATE_NOOP("app", "--yes alone does not repeat what may have taken effect: %1"),
             {confirmation.text.translated()}},
            {},
            {QT_TRANSLATE_NOOP("app",
                               "See what it had done. --resume RUN --yes runs it again; at a terminal you are "
                               "asked.")}};
}

}  // namespace

Status requireWindow(const ConsentOptions &options, const DeployRequest &request, bool asks)
{
    const bool canSay = (asks && !options.yes) || !options.outsideWindow.isEmpty();
    const auto reason = outsideWindow(request.workspace->config, request.view.choice, QDateTime::currentDateTimeUtc());
    return !reason || canSay ? Status(Done{}) : Status(wantsReason(*reason));
}

Status requireConsent(const ConsentOptions &options, const TargetView &view, bool asks)
{
    const QString database = view.identity.database;
    if (!options.typedDatabase.isEmpty() && options.typedDatabase != database)
        return Error{ErrorCode::PolicyRefused,
                     {QT_TRANSLATE_NOOP("app", "--confirm names %1, and the target's database is %2."),
                      {options.typedDatabase, database}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Make sure that this is the database you mean, then name it.")}};
    if (options.yes && view.choice.isProtected && options.typedDatabase.isEmpty())
        return Error{
            ErrorCode::PolicyRefused,
            {QT_TRANSLATE_NOOP("app", "%1 is protected: --yes alone is not enough."), {view.identity.display()}},
            {},
            {QT_TRANSLATE_NOOP("app", "Give --confirm %1 too, or leave --yes out and answer at a terminal."),
             {database}}};
    if (!options.yes && !asks)
        return Error{
            ErrorCode::PolicyRefused,
            {QT_TRANSLATE_NOOP("app", "This asks for confirmations, and nobody can be asked here.")},
            {},
            view.choice.isProtected
                ? Message{QT_TRANSLATE_NOOP("app", "--yes together with --confirm %1 answers all of them."), {database}}
                : Message{QT_TRANSLATE_NOOP("app", "--yes answers all of them.")}};
    return Done{};
}

Consent::Consent(ConsentOptions options, const Terminal &terminal, ProgressLine &progress)
    : m_options(std::move(options))
    , m_terminal(terminal)
    , m_progress(progress)
{ }

Status Consent::requireAnswers(const std::vector<Confirmation> &confirmations, const TargetIdentity &target,
                               bool isProtected) const
{
    if (!m_options.yes || !isProtected)
        return Done{};
    QStringList open;
    for (const Confirmation &confirmation : confirmations) {
        const QString key = checklistKey(confirmation.id);
        if (!key.isEmpty() && !m_options.answers.contains(key))
            open << u"%1: %2"_s.arg(key, confirmation.text.translated());
    }
    if (open.isEmpty())
        return Done{};
    return Error{ErrorCode::PolicyRefused,
                 {QT_TRANSLATE_N_NOOP("app", "%1 is protected: %n question(s) of the checklist want an answer."),
                  {target.display()},
                  int(open.size())},
                 open.join(u'\n'),
                 {QT_TRANSLATE_NOOP("app", "Give --answer ID=TEXT for each, or answer at a terminal.")}};
}

Result<QString> Consent::answer(const Confirmation &confirmation, const JobContext &context) const
{
    m_progress.giveWay();
    if (const auto given = m_options.answers.constFind(checklistKey(confirmation.id));
        given != m_options.answers.cend())
        return confirmation.accepts(*given) ? Result<QString>(*given) : notConfirmed(confirmation);
    if (confirmation.id == outsideWindowId)
        return windowReason(confirmation, context);
    if (confirmation.id == "again"_L1 && m_options.yes && !m_options.mayRepeat)
        return repeatsUnasked(confirmation);
    if (confirmation.isFreeText)
        return inWords(confirmation, context);
    if (!confirmation.typed.isEmpty())
        return typed(confirmation, context);
    if (m_options.yes)
        return u"yes"_s;
    const QString text = withVisibleControls(confirmation.text.translated());
    const auto agreed = wants(said(QT_TRANSLATE_NOOP("app", "Confirm: %1"), {text}), context);
    if (!agreed)
        return agreed.error();
    return *agreed ? Result<QString>(u"yes"_s) : notConfirmed(confirmation);
}

Result<QString> Consent::typed(const Confirmation &confirmation, const JobContext &context) const
{
    if (!m_options.typedDatabase.isEmpty())
        return m_options.typedDatabase;
    if (m_options.yes)
        return confirmation.typed;
    const QString question
        = said(QT_TRANSLATE_NOOP("app", "%1\nType %2:"),
               {withVisibleControls(confirmation.text.translated()), withVisibleControls(confirmation.typed)});
    for (int attempt = 0; attempt < typingAttempts; ++attempt) {
        auto answer = m_terminal.ask(m_terminal.styledError(Style::Bold, question), context);
        if (!answer || *answer == confirmation.typed)
            return answer;
    }
    return notConfirmed(confirmation);
}

Result<QString> Consent::windowReason(const Confirmation &confirmation, const JobContext &context) const
{
    if (!m_options.outsideWindow.isEmpty())
        return m_options.outsideWindow;
    return m_options.yes ? Result<QString>(wantsReason(confirmation)) : inWords(confirmation, context);
}

Result<QString> Consent::inWords(const Confirmation &confirmation, const JobContext &context) const
{
    if (m_options.yes)
        return u"--yes"_s;
    const QString question = withVisibleControls(confirmation.text.translated());
    for (int attempt = 0; attempt < typingAttempts; ++attempt) {
        auto answer = m_terminal.ask(m_terminal.styledError(Style::Bold, question), context);
        if (!answer || confirmation.accepts(*answer))
            return answer;
    }
    return notConfirmed(confirmation);
}

Result<bool> Consent::wants(const QString &question, const JobContext &context) const
{
    if (m_options.yes || !m_terminal.canAsk())
        return false;
    m_progress.giveWay();
    const QString choice = said(QT_TRANSLATE_NOOP("app", "[y/N]"));
    const auto answer = m_terminal.ask(m_terminal.styledError(Style::Bold, question) + u' ' + choice, context);
    if (!answer)
        return answer.error();
    return meansYes(*answer);
}

}  // namespace lockstep
