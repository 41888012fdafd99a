# SPDX-License-Identifier: GPL-3.0-or-later
# What is compiled into the window. qt_add_resources survives static linking; AUTORCC does not.
set(icons
    arrow-on-dark.svg arrow-on-light.svg backup.svg cancel.svg check-fail.svg check-on-dark.svg check-on-light.svg check-pass.svg check-skip.svg
    check-warn.svg chevron-right.svg copy.svg database.svg deploy.svg find-next.svg find-previous.svg
    folder.svg history.svg lockstep.svg refresh.svg replace.svg revert-none.svg revert-present.svg
    risk-error.svg risk-none.svg risk-note.svg risk-warning.svg safer-form.svg state-applied.svg state-baseline.svg
    state-changed.svg state-failed.svg state-missing.svg state-outoforder.svg state-pending.svg
    state-rolledback.svg state-unknown.svg step-current.svg step-done.svg step-failed.svg step-waiting.svg
    stray.svg
)
list(TRANSFORM icons PREPEND "${PROJECT_SOURCE_DIR}/resources/icons/")
qt_add_resources(lockstep_ui icons PREFIX "/icons" BASE "${PROJECT_SOURCE_DIR}/resources/icons" FILES ${icons})
qt_add_resources(lockstep_ui theme PREFIX "/theme" BASE "${PROJECT_SOURCE_DIR}/resources/theme"
    FILES "${PROJECT_SOURCE_DIR}/resources/theme/lockstep.qss")
