module.exports = { displayName: 'inventory-contract', preset: '../../../jest.preset.cjs' };
