// Every state in which the forms of the package differ, and the menus that first appear in it.
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { shownOptions, shownParameters } from '../../nodes/form';
import { groupLabels } from '../../../nodes/shared/input/options';
import { nodes } from '../../../nodes/registry';
import { optionsInPlace } from '../../support/optionsInPlace';
import { packageNodes } from '../../nodes/packageNodes';
import type { PackageNode } from '../../nodes/packageNodes';
import { looksByNode } from './looks';
import type { Look } from './looks';

export interface FormState {
	/** Also the name of the node on the canvas and of the picture. */
	name: string;
	type: string;
	parameters: INodeParameters;
	menus: Menu[];
	/** Whether a list is filled in that no state before it shows. */
	lists: boolean;
}

/** The nth menu of a parameter of this name. */
export interface Menu {
	name: string;
	nth: number;
}

/** By hand, in the looks that are listed here. */
const listed = ['elements', ...Object.keys(groupLabels)];

const seenMenus = new Set<string>();

/** By node, in the order of the registry: the states of its models, then its own looks. */
export const formStates: FormState[][] = nodes.map(({ className, displayName }) => {
	const name = className.charAt(0).toLowerCase() + className.slice(1);
	const withModels = packageNodes.filter((node) => node.name === name);
	const looks = looksByNode[name] ?? [];
	const states = [...withModels.flatMap(modelStates), ...statesOf(displayName, name, looks)];
	if (states.length === 0) throw new Error(`${displayName} has neither models nor looks to show`);
	return states;
});

/**
 * Each model with everything added that Add Option offers, equal forms once; the preselected model
 * also as it opens.
 */
function modelStates(node: PackageNode): FormState[] {
	const seen = new Set<string>();
	return node.menu.flatMap(({ endpointId, displayName }) => {
		const model = endpointId === node.defaultModel ? {} : { model: endpointId };
		const shown = shownParameters(node, model);
		const offered = shownOptions(node, model);
		const form = JSON.stringify([...shown, ...offered]);
		if (seen.has(form)) return [];
		seen.add(form);
		const added = optionsInPlace(
			Object.fromEntries(offered.map((option) => [option.name, option.default])) as IDataObject,
		);
		const [plain, full] = statesOf(node.description.displayName, node.name, [
			[displayName, model],
			[`${displayName} all options`, { ...model, ...added }],
		]);
		const twice = (option: INodeProperties) => shown.some(({ name }) => name === option.name);
		full.menus = [
			...newMenus(shown).map(({ name }) => ({ name, nth: 0 })),
			...newMenus(offered).map((option) => ({ name: option.name, nth: twice(option) ? 1 : 0 })),
		];
		full.lists = endpointId === node.defaultModel;
		return full.lists ? [plain, full] : [full];
	});
}

/** Those whose entries no other form has shown yet. */
function newMenus(properties: INodeProperties[]): INodeProperties[] {
	return properties.filter(({ type, options }) => {
		const entries = JSON.stringify(options);
		if (type !== 'options' || seenMenus.has(entries)) return false;
		seenMenus.add(entries);
		return true;
	});
}

function statesOf(displayName: string, name: string, looks: Look[]): FormState[] {
	const type = `n8n-nodes-fal-video.${name}`;
	return looks.map(([look, parameters, menus = []]) => ({
		name: `${displayName} ${look}`,
		type,
		parameters,
		menus: menus.map((menu) => ({ name: menu, nth: 0 })),
		lists: listed.some((list) => list in parameters),
	}));
}
