"""The identity vault (kho niêm phong danh tính): a process of its own that alone can open what the house has sealed.

It imports nothing of the house but `core`: no Django, no registers, no database but its own file.
"""
