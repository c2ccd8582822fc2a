// The README's table of nodes: what each does, and what the model costs that it preselects.
import { nodes, type RegisteredNode } from '../../nodes/registry';
import { priceText } from '../../nodes/shared/form/modelText';
import { videoNodeTypes } from '../engine/nodeTypes';

const described = Object.values(videoNodeTypes()).map(({ description }) => description);

export function nodeTable(): string {
	const head = '| Node | Does | Preselected model | Price |';
	return [head, '|---|---|---|---|', ...nodes.map(row)].join('\n');
}

function row({ displayName, menu, anyModel }: RegisteredNode): string {
	const node = described.find((one) => one.displayName === displayName);
	if (node === undefined) throw new Error(`package.json has no node called ${displayName}`);
	const model = menu?.models.find(({ endpointId }) => endpointId === menu.defaultModel);
	const otherwise = anyModel ? 'Shown with each model' : 'Free';
	const price = model === undefined ? otherwise : priceText(model.price);
	const cells = [displayName, node.description, model?.displayName ?? '', price];
	return `| ${cells.join(' | ')} |`;
}
