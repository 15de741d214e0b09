/*
 * Where kept files lie: HOME/files/kept/2026-03/TOKEN.
 */
#ifndef CHENGXUE_FILES_KEPT_H
#define CHENGXUE_FILES_KEPT_H

#define KEPT_FOLDER "kept"

#endif
