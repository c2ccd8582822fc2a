// The registry names every node that n8n loads, as n8n shows it, and no other.
import { nodes } from '../../nodes/registry';
import packageJson from '../../package.json';
import { videoNodeTypes } from '../engine/nodeTypes';
import { choicesOf } from './form';

const described = Object.entries(videoNodeTypes())
	.filter(([type]) => type.startsWith(`${packageJson.name}.`))
	.map(([, { description }]) => description);

test('the registry has the nodes of package.json, in its order', () => {
	const built = nodes.map(({ className: name }) => `dist/nodes/${name}/${name}.node.js`);
	expect(built).toEqual(packageJson.n8n.nodes);
});

test('the registry calls each node as n8n shows it', () => {
	const names = described.map(({ displayName }) => displayName);
	expect(nodes.map(({ displayName }) => displayName)).toEqual(names);
});

test('the registry has the models and the preselected one of each Model menu', () => {
	const menus = described.map(({ properties }) =>
		properties.find(({ name, type }) => name === 'model' && type === 'options'),
	);
	const shown = menus.map((menu) =>
		menu === undefined ? null : { choices: choicesOf(menu), preselected: menu.default },
	);
	const registered = nodes.map(({ menu }) =>
		menu === null
			? null
			: {
					choices: [...menu.models.map(({ endpointId }) => endpointId), 'custom'],
					preselected: menu.defaultModel,
				},
	);
	expect(registered).toEqual(shown);
});

test('the registry tells in which nodes every model of fal can be chosen', () => {
	const searched = described.map(({ properties }) =>
		properties.some(({ name, type }) => name === 'model' && type === 'resourceLocator'),
	);
	expect(nodes.map(({ anyModel = false }) => anyModel)).toEqual(searched);
});

test.each(nodes.filter(({ menu }) => menu !== null))(
	'$displayName shows for Custom Endpoint only fields that its own models have',
	({ menu }) => {
		const fields = (menu?.models ?? []).flatMap((model) => model.fields);
		expect((menu?.customFields ?? []).filter((field) => !fields.includes(field))).toEqual([]);
	},
);
