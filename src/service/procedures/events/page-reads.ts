import { onceAPage } from '#app/service/cases/index.ts';
import { listLimits } from '../limits/index.ts';
import { listProcedures } from '../running/index.ts';
import { listTasks } from '../tasks/index.ts';

/** What the parts of one page read of a case: each once, however many parts draw from it. */
export const limitsOfPage = onceAPage(listLimits);
export const tasksOfPage = onceAPage(listTasks);
export const proceduresOfPage = onceAPage(listProcedures);
