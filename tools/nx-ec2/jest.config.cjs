module.exports = { displayName: 'nx-ec2', preset: '../../jest.preset.cjs' };
