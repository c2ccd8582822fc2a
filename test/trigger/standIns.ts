// n8n's own nodes in the two example workflows, as far as they are used there; the table in memory.
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';

import type { NodeTypeMap } from '../engine/nodeTypes';

export type Row = IDataObject & { id: number };

/** Node types by name; `rows` is the table "fal clips", and changes with it; one node may break. */
export function standIns(rows: Row[], brokenNode?: string): NodeTypeMap {
	return {
		'n8n-nodes-base.scheduleTrigger': {
			description: { ...standIn('scheduleTrigger', ['rule'], () => []).description, inputs: [] },
			trigger: async () => undefined,
		},
		'n8n-nodes-base.dataTable': standIn('dataTable', tableParameters, function () {
			if (this.getNode().name === brokenNode) throw new Error('The table is gone');
			return eachItem(this, (at) => atTable(this, rows, at));
		}),
		'n8n-nodes-base.set': standIn('set', ['assignments', 'options'], function () {
			return eachItem(this, (at) => {
				const { assignments } = read(this, 'assignments', at) as { assignments: IDataObject[] };
				return [Object.fromEntries(assignments.map(({ name, value }) => [String(name), value]))];
			});
		}),
	};
}

const tableParameters = [
	...['operation', 'dataTableId', 'filters', 'columns', 'returnAll', 'limit', 'options'],
];

function atTable(context: IExecuteFunctions, rows: Row[], at: number): IDataObject[] {
	const table = read(context, 'dataTableId', at) as { mode: string; value: string };
	if (table.mode !== 'name' || table.value !== 'fal clips') throw new Error('No such table');
	const { conditions } = read(context, 'filters', at) as { conditions: Condition[] };
	const found = rows.filter((row) => conditions.every((condition) => fits(row, condition)));
	if (read(context, 'operation', at) === 'get') {
		const all = read(context, 'returnAll', at) === true;
		return found.slice(0, all ? undefined : Number(read(context, 'limit', at))).map(copy);
	}
	const { value } = read(context, 'columns', at) as { value: IDataObject };
	return found.map((row) => copy(Object.assign(row, value)));
}

interface Condition {
	keyName: string;
	condition?: string;
	keyValue?: unknown;
}

function fits(row: Row, { keyName, condition = 'eq', keyValue }: Condition): boolean {
	const value = row[keyName] ?? '';
	if (condition === 'isEmpty') return value === '';
	if (condition === 'eq') return value === keyValue;
	throw new Error(`The table has no condition ${condition}`);
}

function copy(row: IDataObject): IDataObject {
	return { ...row };
}

function read(context: IExecuteFunctions, name: string, at: number): unknown {
	return context.getNodeParameter(name, at, undefined);
}

function eachItem(
	context: IExecuteFunctions,
	rowsOf: (at: number) => IDataObject[],
): INodeExecutionData[] {
	return context
		.getInputData()
		.flatMap((_item, at) => rowsOf(at).map((json) => ({ json, pairedItem: { item: at } })));
}

function standIn(
	name: string,
	parameters: string[],
	run: (this: IExecuteFunctions) => INodeExecutionData[],
): INodeType {
	const properties = parameters.map((parameter): INodeProperties => ({
		displayName: parameter,
		name: parameter,
		type: 'json',
		default: '',
	}));
	return {
		description: {
			displayName: name,
			name,
			group: ['transform'],
			version: [1, 1.1, 1.2, 3.4],
			description: 'Stands in for a node of n8n',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties,
		},
		async execute() {
			return [run.call(this)];
		},
	};
}
