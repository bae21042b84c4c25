import type { PlannedAction } from './planned-changes';
import type { PlanSummary, SummarisedChange } from './summary';

const HEADINGS: Record<PlannedAction, string> = {
  create: '+ added',
  update: '~ changed',
  replace: '± replaced',
  delete: '- destroyed',
  forget: '. forgotten, not destroyed',
};

const SIGNS: Record<PlannedAction, string> = {
  create: '+',
  update: '~',
  replace: '±',
  delete: '-',
  forget: '.',
};

const SHARED = 'shared by all services';

function changeText({ address, action, attributes, reason }: SummarisedChange): string {
  const detail = reason ?? attributes.join(', ');
  return `    ${SIGNS[action]} ${address}${detail && `  (${detail})`}`;
}

/** What is easily overlooked comes last, next to the prompt. */
const ORDER: readonly PlannedAction[] = ['create', 'update', 'forget', 'replace', 'delete'];

const byOrder = (a: SummarisedChange, b: SummarisedChange) =>
  ORDER.indexOf(a.action) - ORDER.indexOf(b.action);

/** Lines of a plan: for each service, then for what they share, the resources that change. */
export function summaryLines({ changes, outputs, counts }: PlanSummary): string[] {
  const groups = [...new Set(changes.map(({ service }) => service))].sort((a, b) =>
    (a ?? '\uffff').localeCompare(b ?? '\uffff'),
  );
  const lines = groups.flatMap((group) => [
    `  ${group ?? SHARED}`,
    ...changes
      .filter(({ service }) => service === group)
      .sort(byOrder)
      .map(changeText),
  ]);
  const legend = ORDER.filter((action) => counts[action] > 0).map((action) => HEADINGS[action]);
  return [
    ...lines,
    ...(outputs.length > 0 ? [`  outputs change: ${outputs.join(', ')}`] : []),
    ...(legend.length > 1 ? [`  ${legend.join('   ')}`] : []),
  ];
}

/** A plan as one text: the counts, then the lines of `summaryLines`. */
export const planText = (name: string, summary: PlanSummary): string =>
  [`${name}: ${plannedCounts(summary.counts)}`, ...summaryLines(summary)].join('\n');

/** `1 to add, 2 to change, 0 to destroy`, with what is replaced where something is. */
export function plannedCounts({ create, update, replace, delete: remove }: PlanSummary['counts']) {
  const replaced = replace > 0 ? `, ${replace} to replace` : '';
  return `${create} to add, ${update} to change${replaced}, ${remove} to destroy`;
}
