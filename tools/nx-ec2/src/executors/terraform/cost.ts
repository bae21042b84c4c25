import { billedItems } from '../../cost/billed-items';
import { monthlyCost } from '../../cost/monthly-cost';
import { readPriceList } from '../../cost/price-list';
import { planModel } from '../../policy/plan-model';
import { plainTable } from '../../report/table';
import { makePlan } from '../../terraform/plan';
import { stackName } from '../../terraform/stack';
import type { Command } from './command';
import { prepare } from './prepare';

/** Plans, and tells what the environment costs a month once that plan is applied, used or not. */
export const cost: Command = async (stack, options) => {
  const list = readPriceList(stack.root);
  await prepare(stack, options);
  const { json } = await makePlan(stack, options);
  const { lines, month } = monthlyCost(billedItems(planModel(json).resources), list);
  const { currency, region } = list;
  const rows = lines.map((line) => [
    line.item,
    String(line.amount),
    `${line.price} per ${line.per}`,
    line.month.toFixed(2),
  ]);
  options.tell(plainTable(['ITEM', 'AMOUNT', 'PRICE', `${currency} A MONTH`], rows));
  options.tell(
    `${stackName(stack)}: ${month.toFixed(2)} ${currency} a month in ${region}, an estimate without what is paid by use`,
  );
  return { outcome: 'estimated', currency, month, lines };
};
